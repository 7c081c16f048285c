import { Box, Card, Text } from '@sanity/ui'
import { type JSX, useState } from 'react'
import { useTranslation } from 'sanity'
import { styled } from 'styled-components'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { Collection } from './Collection.tsx'
import { PictureDetails } from './PictureDetails.tsx'
import { usePictures } from './usePictures.ts'

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem);
  height: 100%;

  @media (max-width: 800px) {
    grid-template: minmax(0, 1fr) minmax(0, 1fr) / 1fr;
  }
`

const Column = styled.div`
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;

  & + & {
    border-inline-start: 1px solid var(--card-border-color);

    @media (max-width: 800px) {
      border: 0;
      border-block-start: 1px solid var(--card-border-color);
    }
  }
`

/** All pictures: found, uploaded, described, replaced, and taken away when nobody uses them. */
export function MediaTool(): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const list = usePictures()
  const [chosen, setChosen] = useState<string>()
  const shown = list.known.kind === 'known' ? list.known.answer.shown : []
  const picture = shown.find(({ id }) => id === chosen)
  return (
    <Card height="fill" data-tool="media">
      <Columns>
        <Column tabIndex={-1}>
          <Collection list={list} chosen={chosen} onChoose={({ id }) => setChosen(id)} />
        </Column>
        <Column>
          {picture === undefined ? (
            <Box padding={5}>
              <Text size={1} muted>
                {t('media.choose')}
              </Text>
            </Box>
          ) : (
            <PictureDetails key={picture.id} picture={picture} />
          )}
        </Column>
      </Columns>
    </Card>
  )
}
