import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { styled } from 'styled-components'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { usePictureAddresses } from '../usePictureAddresses.ts'
import type { Picture } from './picture.ts'

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr));
  gap: 0.75rem;
  margin: 0;
  padding: 0;
  list-style: none;
`

const Tile = styled.button`
  display: block;
  width: 100%;
  padding: 0.35rem;
  border: 1px solid var(--card-border-color);
  border-radius: 0.35rem;
  background: var(--card-bg-color);
  color: var(--card-fg-color);
  font: inherit;
  font-size: 0.75rem;
  text-align: start;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: var(--card-focus-ring-color);
    box-shadow: inset 0 0 0 1px var(--card-focus-ring-color);
  }

  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 2px;
  }

  & > img {
    display: block;
    width: 100%;
    aspect-ratio: 4 / 3;
    object-fit: contain;
    border-radius: 0.2rem;
    background: repeating-conic-gradient(rgb(127 127 127 / 14%) 0 25%, transparent 0 50%) 0 / 1rem
      1rem;
  }

  & > span {
    display: block;
    margin-block-start: 0.4rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`

/** Pictures side by side, each with what it is called. */
export function PictureGrid(props: {
  readonly pictures: readonly Picture[]
  readonly chosen: string | undefined
  onChoose(picture: Picture): void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const addresses = usePictureAddresses()
  const thumbnailOf = (id: string): string =>
    addresses.image(id).width(360).height(270).fit('crop').auto('format').url()
  return (
    <Grid data-testid="pictures">
      {props.pictures.map((picture) => {
        const { id, alt, filename } = picture
        const name = alt === '' ? filename : alt
        return (
          <li key={id}>
            <Tile
              type="button"
              aria-pressed={id === props.chosen}
              title={name}
              onClick={() => props.onChoose(picture)}
            >
              <img src={thumbnailOf(id)} alt="" loading="lazy" />
              <span>{name === '' ? t('media.untitled') : name}</span>
            </Tile>
          </li>
        )
      })}
    </Grid>
  )
}
