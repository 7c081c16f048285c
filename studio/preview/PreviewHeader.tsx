import { ShareIcon } from '@sanity/icons/Share'
import { Button, Dialog, Flex } from '@sanity/ui'
import { type JSX, useState } from 'react'
import { useTranslation } from 'sanity'
import { type PreviewHeaderProps, usePresentationParams } from 'sanity/presentation'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { SharePreview } from './SharePreview.tsx'

/**
 * Sanity's bar above the page, with our way of sharing in the place of its own: that one hands out a
 * secret to every draft there is, ours shows one document for a time.
 */
export function PreviewHeader(props: PreviewHeaderProps): JSX.Element {
  const { id } = usePresentationParams()
  return (
    <Flex align="center" flex={1} gap={1}>
      {props.renderDefault({ ...props, canSharePreviewAccess: false })}
      {id !== undefined && <ShareButton id={id} />}
    </Flex>
  )
}

function ShareButton({ id }: { readonly id: string }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <Button
        icon={ShareIcon}
        mode="bleed"
        fontSize={1}
        padding={3}
        aria-label={t('preview.share')}
        title={t('preview.share')}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog id="share-preview" header={t('preview.share')} width={1} onClose={close}>
          <SharePreview id={id} onClose={close} />
        </Dialog>
      )}
    </>
  )
}
