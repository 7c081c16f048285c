import { EllipsisHorizontalIcon } from '@sanity/icons/EllipsisHorizontal'
import { LinkIcon } from '@sanity/icons/Link'
import { LockIcon } from '@sanity/icons/Lock'
import { LeaveIcon } from '@sanity/icons/Leave'
import { UnlockIcon } from '@sanity/icons/Unlock'
import { Badge, Box, Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { Menu, MenuButton, MenuItem } from '@sanity/ui/menu'
import type { JSX } from 'react'
import { useRelativeTime } from 'sanity'
import type { Person, PersonRole } from './person.ts'
import { RoleSelect } from './RoleSelect.tsx'
import { usePeopleText } from './usePeopleText.ts'

interface PersonRowProps {
  readonly person: Person
  readonly isMe: boolean
  readonly isFirst: boolean
  onRole(role: PersonRole): void
  onNewLink(): void
  onEndSessions(): void
  onActive(isActive: boolean): void
}

/** One person: who, what they may do, when they were last here, and what can be done about it. */
export function PersonRow(props: PersonRowProps): JSX.Element {
  const { person, isMe, isFirst, onRole } = props
  const { t } = usePeopleText()
  const isOut = person.deactivatedAt !== null
  return (
    <Card as="li" borderTop={!isFirst} padding={4} style={{ overflowWrap: 'anywhere' }}>
      <Flex align="center" gap={3} wrap="wrap">
        <Box flex={1} style={{ minWidth: '14rem' }}>
          <Stack gap={3}>
            <Flex gap={2} align="center" wrap="wrap">
              <Text weight="medium" muted={isOut}>
                {person.name}
              </Text>
              {isMe && <Badge>{t('you')}</Badge>}
              {isOut && <Badge tone="caution">{t('deactivated')}</Badge>}
            </Flex>
            {person.name !== person.email && (
              <Text size={1} muted>
                {person.email}
              </Text>
            )}
            <LastSeen person={person} />
          </Stack>
        </Box>
        <Box style={{ width: '10rem' }}>
          <RoleSelect
            label={t('role', { name: person.name })}
            value={person.role}
            disabled={isOut}
            onChange={onRole}
          />
        </Box>
        <PersonMenu {...props} />
      </Flex>
    </Card>
  )
}

function LastSeen({ person }: { readonly person: Person }): JSX.Element {
  const { t } = usePeopleText()
  const when = useRelativeTime(person.lastSignInAt ?? new Date(), { useTemporalPhrase: true })
  const signedIn = person.lastSignInAt === null ? t('never-signed-in') : t('last-sign-in', { when })
  const open = person.openSessions > 0 ? ` · ${t('sessions', { count: person.openSessions })}` : ''
  return (
    <Text size={1} muted>
      {signedIn}
      {open}
    </Text>
  )
}

function PersonMenu(props: PersonRowProps): JSX.Element {
  const { person, isMe, onNewLink, onEndSessions, onActive } = props
  const { t } = usePeopleText()
  const isOut = person.deactivatedAt !== null
  return (
    <MenuButton
      id={`person-${person.id}`}
      button={
        <Button
          icon={EllipsisHorizontalIcon}
          mode="bleed"
          aria-label={t('menu', { name: person.name })}
        />
      }
      menu={
        <Menu>
          {!isOut && <MenuItem icon={LinkIcon} text={t('new-link')} onClick={onNewLink} />}
          {person.openSessions > 0 && (
            <MenuItem icon={LeaveIcon} text={t('end-sessions')} onClick={onEndSessions} />
          )}
          {isOut && (
            <MenuItem icon={UnlockIcon} text={t('activate')} onClick={() => onActive(true)} />
          )}
          {!isOut && !isMe && (
            <MenuItem
              icon={LockIcon}
              tone="critical"
              text={t('deactivate')}
              onClick={() => onActive(false)}
            />
          )}
        </Menu>
      }
      popover={{ portal: true, placement: 'bottom-end' }}
    />
  )
}
