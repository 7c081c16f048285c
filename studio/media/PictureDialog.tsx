import { Dialog } from '@sanity/ui'
import type { JSX } from 'react'
import { type AssetSourceComponentProps, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { Collection } from './Collection.tsx'
import { usePictures } from './usePictures.ts'

/** The collection as a document's picture field opens it, to choose one. */
export function PictureDialog(props: AssetSourceComponentProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const list = usePictures()
  const [selected] = props.selectedAssets
  return (
    <Dialog
      id="edicola-media"
      header={props.dialogHeaderTitle ?? t('media.source')}
      width={3}
      animate
      onClose={props.onClose}
    >
      <Collection
        list={list}
        chosen={selected?._id}
        onChoose={({ id }) => props.onSelect([{ kind: 'assetDocumentId', value: id }])}
      />
    </Dialog>
  )
}
