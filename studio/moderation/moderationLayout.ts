import { styled } from 'styled-components'

/** The whole tool: filters above, the list beside the comment being read, or above it when narrow. */
export const Frame = styled.div`
  display: grid;
  grid-template: 'filters filters' auto 'list pane' minmax(0, 1fr) / minmax(20rem, 5fr) 8fr;
  height: 100%;
  background: var(--card-bg-color);
  color: var(--card-fg-color);
  outline: none;

  @media (max-width: 800px) {
    grid-template: 'filters' auto 'list' minmax(0, 2fr) 'pane' minmax(0, 3fr) / 1fr;
  }
`

/** Above both columns. */
export const Filters = styled.header`
  grid-area: filters;
  border-bottom: 1px solid var(--card-border-color);
`

/** The column of the list; what is in it scrolls. */
export const ListColumn = styled.div`
  grid-area: list;
  display: flex;
  flex-direction: column;
  min-height: 0;
  border-right: 1px solid var(--card-border-color);

  @media (max-width: 800px) {
    border-right: 0;
    border-bottom: 1px solid var(--card-border-color);
  }
`

/** The list itself, which has the focus of the keyboard. */
export const ListBox = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  outline: none;

  /* The focus is shown where the hands are, not around the whole list. */
  &:focus-visible > [data-current] {
    box-shadow:
      inset 4px 0 0 var(--card-focus-ring-color),
      inset 0 0 0 1px var(--card-focus-ring-color);
  }
`

/** One comment of the list. A long list costs only what is in view. */
export const Row = styled.div`
  position: relative;
  display: grid;
  grid-template-columns: 1.1rem minmax(0, 1fr) auto;
  gap: 0.3rem 0.6rem;
  align-items: baseline;
  padding: 0.8rem 1rem 0.85rem 0.9rem;
  border-bottom: 1px solid var(--card-border-color);
  font-size: 0.8125rem;
  line-height: 1.45;
  cursor: default;
  content-visibility: auto;
  contain-intrinsic-size: auto 5.6rem;

  &[data-current] {
    background: var(--card-muted-bg-color, rgb(127 127 127 / 12%));
    box-shadow: inset 3px 0 0 var(--card-focus-ring-color);
  }

  &[aria-selected='true'] {
    background: color-mix(in srgb, var(--card-focus-ring-color) 14%, var(--card-bg-color));
  }

  & > svg {
    align-self: start;
    font-size: 1.25rem;
    margin-left: -0.1rem;
  }

  & > .excerpt,
  & > .place {
    grid-column: 2 / -1;
  }

  & > .name {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  & > .when,
  & > .place {
    color: var(--card-muted-fg-color);
    font-size: 0.75rem;
  }

  & > .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }

  & > .place {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`

/** The comment being read and all that helps to decide. */
export const Pane = styled.section`
  grid-area: pane;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  overflow-wrap: anywhere;
  outline: none;

  &:focus-visible {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`

/** A reader's words: as they were typed, at a size and measure to read. */
export const Words = styled.div`
  font-size: 1.0625rem;
  line-height: 1.6;
  max-width: 65ch;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`
