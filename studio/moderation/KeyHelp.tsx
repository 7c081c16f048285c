import { Box, Button, Card, Dialog, Flex, KBD, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'

const lines = [
  ['j k', 'moderation.keys.move'],
  ['⇧J ⇧K', 'moderation.keys.extend'],
  ['a', 'moderation.approved.action'],
  ['s', 'moderation.spam.action'],
  ['d', 'moderation.trash.action'],
  ['w', 'moderation.pending.action'],
  ['r', 'moderation.reply'],
  ['Ctrl+↵', 'moderation.keys.send'],
  ['u', 'moderation.undo'],
  ['x', 'moderation.keys.select'],
  ['Ctrl+A', 'moderation.keys.selectAll'],
  ['Esc', 'moderation.keys.clear'],
  ['/', 'moderation.keys.search'],
  ['?', 'moderation.keys.help'],
] as const

/** Every key of the tool, and what it does. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Dialog id="moderation-keys" header={t('moderation.keys')} onClose={onClose} width={0}>
      <Stack gap={3} padding={4}>
        {lines.map(([keys, does]) => (
          <Flex key={keys} gap={4} align="center">
            <Flex gap={1} style={{ width: '5rem' }}>
              {keys.split(' ').map((key) => (
                <KBD key={key}>{key}</KBD>
              ))}
            </Flex>
            <Box flex={1}>
              <Text size={1}>{t(does)}</Text>
            </Box>
          </Flex>
        ))}
      </Stack>
    </Dialog>
  )
}

/** Says that there are keys, under the list. */
export function KeyHint({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Card borderTop padding={2}>
      <Button
        mode="bleed"
        padding={2}
        fontSize={1}
        aria-keyshortcuts="?"
        onClick={onOpen}
        text={
          <Flex as="span" gap={2} align="center">
            {['j', 'k', 'a', 's', 'd', 'r', 'u', '?'].map((key) => (
              <KBD key={key} aria-hidden="true">
                {key}
              </KBD>
            ))}
            <span>{t('moderation.keys')}</span>
          </Flex>
        }
      />
    </Card>
  )
}
