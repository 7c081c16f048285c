import { Box, Button, Dialog, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { type FormEvent, type JSX, useState } from 'react'
import { ProblemCard } from '../ProblemCard.tsx'
import type { PeopleClient, SignInLink } from './peopleClient.ts'
import type { PersonRole } from './person.ts'
import { RoleSelect } from './RoleSelect.tsx'
import { usePeopleText } from './usePeopleText.ts'

interface InviteDialogProps {
  readonly client: PeopleClient
  onClose(): void
  onInvited(link: SignInLink): void
}

/** Asks who is invited and as what. What the lake refuses is said here, and nothing is lost. */
export function InviteDialog({ client, onClose, onInvited }: InviteDialogProps): JSX.Element {
  const { t, explain } = usePeopleText()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<PersonRole>('editor')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    client
      .invite({ name: name.trim(), email: email.trim(), role })
      .then(onInvited, (error: unknown) => setProblem(explain(error)))
      .finally(() => setBusy(false))
  }
  return (
    <Dialog id="invite" header={t('invite')} width={0} onClose={onClose}>
      <Box as="form" padding={4} onSubmit={submit}>
        <Stack gap={4}>
          <Field id="invite-name" label={t('field.name')}>
            <TextInput
              id="invite-name"
              value={name}
              maxLength={200}
              autoComplete="off"
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
          </Field>
          <Field id="invite-email" label={t('field.email')}>
            <TextInput
              id="invite-email"
              aria-required
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              value={email}
              maxLength={254}
              autoComplete="off"
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            />
          </Field>
          <Field id="invite-role" label={t('field.role')}>
            <RoleSelect id="invite-role" value={role} onChange={setRole} />
            <Text size={1} muted>
              {t(`role.${role}.description`)}
            </Text>
          </Field>
          <ProblemCard text={problem} />
          <Actions busy={busy} onCancel={onClose} />
        </Stack>
      </Box>
    </Dialog>
  )
}

interface ActionsProps {
  readonly busy: boolean
  onCancel(): void
}

function Actions({ busy, onCancel }: ActionsProps): JSX.Element {
  const { t } = usePeopleText()
  return (
    <Flex gap={2} justify="flex-end">
      <Button type="button" mode="bleed" text={t('cancel')} onClick={onCancel} />
      <Button type="submit" text={t('send')} disabled={busy} />
    </Flex>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly children: JSX.Element | readonly JSX.Element[]
}

function Field({ id, label, children }: FieldProps): JSX.Element {
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      {children}
    </Stack>
  )
}
