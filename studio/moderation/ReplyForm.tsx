import { Button, Card, Flex, KBD, Select, Stack, Text, TextArea } from '@sanity/ui'
import { type JSX, useId, useState } from 'react'
import { useCurrentUser, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'

const mostCharacters = 5000

interface ReplyFormProps {
  readonly authors: readonly string[]
  /** Whether the reply approves the comment it answers. */
  readonly approves: boolean
  /** Resolves with whether the reply is stored. */
  readonly onSend: (signature: string, body: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Writes a reply of the staff, signed by an author of the article or by whoever writes. */
export function ReplyForm({ authors, approves, onSend, onClose }: ReplyFormProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const signatures = signaturesFor(useCurrentUser()?.name ?? '', authors)
  const [signature, setSignature] = useState<string>()
  const [body, setBody] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()
  const signed = signature ?? signatures[0] ?? ''
  const ready = body.trim() !== '' && signed !== '' && !busy
  const send = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    if (await onSend(signed, body)) onClose()
    else setBusy(false)
  }
  return (
    <Card padding={4} radius={3} border>
      <Stack gap={4}>
        <Text as="label" htmlFor={id} size={1} weight="semibold">
          {t('moderation.reply.label')}
        </Text>
        <TextArea
          id={id}
          autoFocus
          rows={5}
          maxLength={mostCharacters}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
          }}
        />
        <Flex gap={3} align="center" wrap="wrap">
          <Select
            aria-label={t('moderation.reply.signature')}
            fontSize={1}
            padding={3}
            value={signed}
            onChange={({ currentTarget }) => setSignature(currentTarget.value)}
          >
            {signatures.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          <Button
            fontSize={1}
            disabled={!ready}
            text={t('moderation.reply.send')}
            onClick={() => void send()}
          />
          <Button mode="bleed" fontSize={1} text={t('moderation.reply.cancel')} onClick={onClose} />
          <KBD>Ctrl+↵</KBD>
        </Flex>
        {approves && <Note text={t('moderation.reply.approves')} />}
      </Stack>
    </Card>
  )
}

function Note({ text }: { readonly text: string }): JSX.Element {
  return (
    <Text size={1} muted>
      {text}
    </Text>
  )
}

/** Whoever writes comes first when they sign the article, else last. */
function signaturesFor(me: string, authors: readonly string[]): readonly string[] {
  const names = authors.includes(me) ? [me, ...authors] : [...authors, me]
  return [...new Set(names)].filter((name) => name !== '')
}
