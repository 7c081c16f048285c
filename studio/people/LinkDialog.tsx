import { CopyIcon } from '@sanity/icons/Copy'
import { Box, Button, Dialog, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useRef } from 'react'
import type { SignInLink } from './peopleClient.ts'
import { usePeopleText } from './usePeopleText.ts'

interface LinkDialogProps {
  readonly link: SignInLink
  onClose(): void
}

/** Hands over a link that signs somebody in once. */
export function LinkDialog({ link, onClose }: LinkDialogProps): JSX.Element {
  const { t } = usePeopleText()
  const toast = useToast()
  const field = useRef<HTMLInputElement>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(link.address).then(
      () => toast.push({ status: 'success', title: t('link.copied') }),
      // Some browsers forbid it: then it is marked, for the keyboard's own way of copying.
      () => field.current?.select(),
    )
  }
  return (
    <Dialog id="sign-in-link" header={t('link.title', link)} width={1} onClose={onClose}>
      <Box padding={4}>
        <Stack gap={4}>
          <Text size={1} muted>
            {t('link.lead', link)}
          </Text>
          <TextInput
            ref={field}
            aria-label={t('link.title', link)}
            value={link.address}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Flex gap={2} justify="flex-end">
            <Button mode="bleed" text={t('close')} onClick={onClose} />
            <Button icon={CopyIcon} text={t('link.copy')} onClick={copy} />
          </Flex>
        </Stack>
      </Box>
    </Dialog>
  )
}
