import type { ArraySchemaType, SchemaType } from '@sanity/types'
import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { type JSX, useState } from 'react'
import { useSchema, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { articleOfMarkdown, FrontMatterError, type MarkdownArticle } from './articleOfMarkdown.ts'
import { messageOf } from '../messageOf.ts'
import { ProblemCard } from '../ProblemCard.tsx'

/** Asks for a file of Markdown, shows what becomes of it, and hands it over. */
export function ImportMarkdown(props: {
  /** Whether the article has a text that would be replaced. */
  readonly replaces: boolean
  onImport(fields: MarkdownArticle['fields']): void
  onClose(): void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { article, problem, read } = useMarkdownFile()
  return (
    <Box padding={4}>
      <Stack gap={5}>
        <Text size={1} muted>
          {t('pasting.import.lead')}
        </Text>
        <Stack gap={3}>
          <Text as="label" htmlFor="markdown-file" size={1} weight="medium">
            {t('pasting.import.file')}
          </Text>
          <input
            id="markdown-file"
            type="file"
            accept=".md,.markdown,.mdx,.txt,text/markdown,text/plain"
            onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
          />
        </Stack>
        <ProblemCard text={problem} />
        {article !== undefined && <Summary article={article} />}
        {article !== undefined && props.replaces && (
          <Card tone="caution" padding={3} radius={2}>
            <Text size={1}>{t('pasting.import.replaces')}</Text>
          </Card>
        )}
        <Flex gap={2} justify="flex-end">
          <Button mode="bleed" text={t('pasting.import.close')} onClick={props.onClose} />
          <Button
            text={t('pasting.import.do')}
            disabled={article === undefined}
            onClick={() => article !== undefined && props.onImport(article.fields)}
          />
        </Flex>
      </Stack>
    </Box>
  )
}

function Summary({ article }: { readonly article: MarkdownArticle }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { fields, losses, unknown } = article
  const { title, body } = fields
  const lost = [
    ...losses.map(({ kind, count }) => t(`pasting.lost.${kind}`, { count })),
    ...unknown.map((name) => `“${name}”`),
  ]
  return (
    <Stack gap={3} role="status">
      <Text size={1} weight="medium">
        {typeof title === 'string' ? title : t('pasting.import.untitled')}
      </Text>
      <Text size={1} muted>
        {t('pasting.import.blocks', { count: Array.isArray(body) ? body.length : 0 })}
      </Text>
      {lost.length > 0 && (
        <Text size={1} muted>
          {t('pasting.lost', { what: lost.join(', ') })}
        </Text>
      )}
    </Stack>
  )
}

function useMarkdownFile() {
  const { t } = useTranslation(edicolaNamespace)
  const type = useSchema().get('portableText')
  const [article, setArticle] = useState<MarkdownArticle>()
  const [problem, setProblem] = useState<string>()
  const read = async (file: File | undefined): Promise<void> => {
    setArticle(undefined)
    setProblem(undefined)
    if (file === undefined || !isArrayType(type)) return
    try {
      setArticle(articleOfMarkdown(await file.text(), type, parseHtml))
    } catch (error) {
      const why = messageOf(error)
      setProblem(error instanceof FrontMatterError ? t('pasting.import.badMatter', { why }) : why)
    }
  }
  return { article, problem, read }
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

function isArrayType(type: SchemaType | undefined): type is ArraySchemaType {
  return type?.jsonType === 'array'
}
