import { AddUserIcon } from '@sanity/icons/AddUser'
import { LockIcon } from '@sanity/icons/Lock'
import { Box, Button, Card, Container, Flex, Heading, Stack, Text } from '@sanity/ui'
import { type JSX, useState } from 'react'
import { useCurrentUser } from 'sanity'
import { InviteDialog } from './InviteDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import type { SignInLink } from './peopleClient.ts'
import { PersonRow } from './PersonRow.tsx'
import { type People, usePeople } from './usePeople.ts'
import { usePeopleText } from './usePeopleText.ts'

/** Who may sign in, and as what: invitations, roles, sessions. For administrators. */
export function PeopleTool(): JSX.Element {
  const people = usePeople()
  const { t } = usePeopleText()
  const [isInviting, setInviting] = useState(false)
  const [link, setLink] = useState<SignInLink>()
  return (
    <Box height="fill" overflow="auto" padding={4} as="main">
      <Container width={2} paddingY={4}>
        <Stack gap={5}>
          <Flex gap={4} align="flex-end" wrap="wrap">
            <Box flex={1} style={{ minWidth: '16rem' }}>
              <Stack gap={4}>
                <Heading as="h1" size={3}>
                  {t('title')}
                </Heading>
                <Text muted>{t('lead')}</Text>
              </Stack>
            </Box>
            <Button as="a" href="/account" mode="ghost" icon={LockIcon} text={t('my-password')} />
            <Button icon={AddUserIcon} text={t('invite')} onClick={() => setInviting(true)} />
          </Flex>
          <PeopleList people={people} onLink={setLink} />
        </Stack>
      </Container>
      {isInviting && (
        <InviteDialog
          client={people.client}
          onClose={() => setInviting(false)}
          onInvited={(invited) => {
            setInviting(false)
            setLink(invited)
            void people.act(async () => undefined)
          }}
        />
      )}
      {link !== undefined && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </Box>
  )
}

interface PeopleListProps {
  readonly people: People
  onLink(link: SignInLink): void
}

function PeopleList({ people, onLink }: PeopleListProps): JSX.Element {
  const { list, client, act } = people
  const { t } = usePeopleText()
  const me = useCurrentUser()
  if (list === undefined) return <Text muted>{t('loading')}</Text>
  return (
    <Card border radius={3} overflow="hidden">
      <Stack as="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {list.map((person, position) => (
          <PersonRow
            key={person.id}
            isFirst={position === 0}
            person={person}
            isMe={person.id === me?.id}
            onRole={(role) =>
              void act(() => client.change(person.id, { role }), t('role.changed', person))
            }
            onNewLink={() =>
              void act(() => client.newLink(person)).then((made) => made && onLink(made))
            }
            onEndSessions={() =>
              void act(() => client.endSessions(person.id), t('sessions-ended', person))
            }
            onActive={(isActive) =>
              void act(
                () => client.change(person.id, { isActive }),
                t(isActive ? 'activate.done' : 'deactivate.done', person),
              )
            }
          />
        ))}
      </Stack>
    </Card>
  )
}
