import { styled } from 'styled-components'

/** The table of a month: seven equal columns, entries of one line, colours of the Studio's theme. */
export const CalendarTable = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;
  font-size: 0.8125rem;
  line-height: 1.4;

  th {
    padding: 0.5rem;
    color: var(--card-muted-fg-color);
    font-weight: 500;
    text-align: start;
  }

  td {
    height: 7rem;
    padding: 0.4rem;
    border: 1px solid var(--card-border-color);
    vertical-align: top;
    cursor: default;
  }

  td[aria-selected='true'] {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }

  td:focus-visible {
    outline: 3px solid var(--card-focus-ring-color);
    outline-offset: -1px;
  }

  td[data-outside] > time {
    color: var(--card-muted-fg-color);
  }

  td[data-outside] {
    background: var(--card-muted-bg-color, transparent);
  }

  time {
    display: inline-block;
    min-width: 1.6em;
    padding: 0.1em 0.3em;
    border-radius: 1em;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  td[aria-current='date'] > time {
    background: var(--card-fg-color);
    color: var(--card-bg-color);
    font-weight: 600;
  }

  a {
    display: block;
    overflow: hidden;
    margin-top: 0.25rem;
    padding: 0.15rem 0.4rem;
    border-inline-start: 3px solid currentcolor;
    border-radius: 0.15rem;
    color: var(--card-fg-color);
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  p {
    margin: 0.25rem 0 0;
    padding-inline-start: 0.4rem;
    color: var(--card-muted-fg-color);
  }

  a:hover,
  a:focus-visible {
    text-decoration: underline;
  }

  a > span:first-child {
    color: var(--card-muted-fg-color);
    font-variant-numeric: tabular-nums;
  }

  a[data-kind='published'] {
    border-color: #2e9e5b;
  }

  a[data-kind='scheduled'] {
    border-color: #3d6fe0;
  }

  a[data-kind='unpublish'] {
    border-color: #c98a00;
    border-inline-start-style: double;
  }

  a[data-kind='event'] {
    border-color: #8a55d4;
    border-inline-start-style: dotted;
  }

  a[data-kind='failed'] {
    border-color: #d03a35;
    border-inline-start-width: 6px;
  }
`
