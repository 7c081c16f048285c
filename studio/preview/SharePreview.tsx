import { CopyIcon } from '@sanity/icons/Copy'
import { Box, Button, Flex, Select, Stack, Text, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useRef, useState } from 'react'
import { useClient, useCurrentLocale, usePerspective, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatFully } from '../moderation/formatMoment.ts'
import { makeSharedLink, NoPreviewsError, type SharedLink } from './makeSharedLink.ts'
import { messageOf } from '../messageOf.ts'
import { ProblemCard } from '../ProblemCard.tsx'

const periods = [1, 7, 30] as const
const usual = 7

/** Makes a link to the preview of a document, for somebody who cannot sign in. */
export function SharePreview(props: { readonly id: string; onClose(): void }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const [days, setDays] = useState<number>(usual)
  const { link, problem, make } = useSharedLink(props.id)
  return (
    <Box padding={4}>
      <Stack gap={5}>
        <Text size={1} muted>
          {t('preview.share.lead')}
        </Text>
        <Stack gap={3}>
          <Text as="label" htmlFor="share-days" size={1} weight="medium">
            {t('preview.share.days')}
          </Text>
          <Select
            id="share-days"
            value={days}
            onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
          >
            {periods.map((period) => (
              <option key={period} value={period}>
                {t(`preview.share.days.${period}`)}
              </option>
            ))}
          </Select>
        </Stack>
        <ProblemCard text={problem} />
        {link !== undefined && <MadeLink link={link} />}
        <Flex gap={2} justify="flex-end">
          <Button mode="bleed" text={t('preview.share.close')} onClick={props.onClose} />
          <Button
            text={t('preview.share.make')}
            mode={link === undefined ? 'default' : 'ghost'}
            onClick={() => make(days)}
          />
        </Flex>
      </Stack>
    </Box>
  )
}

function MadeLink({ link }: { readonly link: SharedLink }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const toast = useToast()
  const field = useRef<HTMLInputElement>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(link.url).then(
      () => toast.push({ status: 'success', title: t('preview.share.copied') }),
      // Some browsers forbid it: then it is marked, for the keyboard's own way of copying.
      () => field.current?.select(),
    )
  }
  return (
    <Stack gap={3} role="status">
      <Flex gap={2}>
        <Box flex={1}>
          <TextInput
            ref={field}
            aria-label={t('preview.share')}
            value={link.url}
            readOnly
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </Box>
        <Button icon={CopyIcon} text={t('preview.share.copy')} onClick={copy} />
      </Flex>
      <Text size={1} muted>
        {t('preview.share.until', { when: formatFully(link.until, locale) })}
      </Text>
    </Stack>
  )
}

function useSharedLink(id: string) {
  const { t } = useTranslation(edicolaNamespace)
  const { token } = useClient({ apiVersion: '2025-02-19' }).config()
  const { perspectiveStack } = usePerspective()
  const [link, setLink] = useState<SharedLink>()
  const [problem, setProblem] = useState<string>()
  const make = (days: number): void => {
    setProblem(undefined)
    makeSharedLink({ id, perspective: perspectiveStack.join(','), days }, token).then(
      setLink,
      (error: unknown) => {
        const why = messageOf(error)
        const isAlone = error instanceof NoPreviewsError
        setProblem(isAlone ? t('preview.share.alone') : t('preview.share.failed', { why }))
      },
    )
  }
  return { link, problem, make }
}
