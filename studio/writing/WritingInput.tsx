import { Button, Flex, Stack, Text } from '@sanity/ui'
import { type JSX, useDeferredValue, useMemo } from 'react'
import { type ArrayOfObjectsInputProps, useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { usePaste } from '../pasting/usePaste.ts'
import { measureText, type OutlineEntry } from './measureText.ts'

/**
 * The editor of a text with, above it, how long the text is and the way through its headings. What
 * is pasted is taken over as faithfully as the content model allows.
 */
export function WritingInput(props: ArrayOfObjectsInputProps): JSX.Element {
  const onPaste = usePaste()
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  // Counting must not slow the hands down.
  const value = useDeferredValue(props.value)
  const { words, minutes, outline } = useMemo(() => measureText(value), [value])
  return (
    <Stack gap={3}>
      {words > 0 && (
        <Text size={1} muted data-testid="text-measure">
          {t('writing.words', { count: words, shown: words.toLocaleString(locale) })}
          {' · '}
          {t('writing.minutes', { count: minutes })}
        </Text>
      )}
      {outline.length > 1 && (
        <Outline outline={outline} onOpen={(key) => props.onPathFocus([{ _key: key }])} />
      )}
      {props.renderDefault({ ...props, onPaste })}
    </Stack>
  )
}

function Outline(props: {
  readonly outline: readonly OutlineEntry[]
  readonly onOpen: (key: string) => void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <details>
      <summary style={{ fontSize: '0.8125rem', cursor: 'pointer' }}>{t('writing.outline')}</summary>
      <Flex as="nav" direction="column" paddingTop={2} aria-label={t('writing.outline')}>
        {props.outline.map(({ key, level, text }) => (
          <Button
            key={key}
            mode="bleed"
            justify="flex-start"
            padding={2}
            fontSize={1}
            style={{ marginInlineStart: `${(level - 2) * 1.25}rem` }}
            text={text === '' ? t('writing.outline.empty') : text}
            onClick={() => props.onOpen(key)}
          />
        ))}
      </Flex>
    </details>
  )
}
