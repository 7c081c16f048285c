import { englishStrings, italianStrings } from '../locale/edicolaStrings.ts'
import type { InterfaceLanguage } from '../locale/interfaceLanguage.ts'
import { readCommentStatus } from './commentStatus.ts'
import { statusLooks } from './statusLooks.ts'

const excerptLength = 160

/**
 * How a comment is listed: who wrote it and where, its first words, when, and its status, by
 * icon and by word.
 */
export const commentPreview = (language: InterfaceLanguage) => ({
  select: {
    name: 'name',
    body: 'body',
    article: 'article.title',
    submittedAt: 'submittedAt',
    status: 'status',
  },
  prepare: (selection: Record<string, unknown>) => {
    const words = language === 'en' ? englishStrings : italianStrings
    const status = readCommentStatus(selection['status'])
    return {
      title: [text(selection['name']) || words['moderation.nameless'], text(selection['article'])]
        .filter(Boolean)
        .join(` ${words['moderation.on']} `),
      subtitle: [
        day(selection['submittedAt'], language),
        status && words[`moderation.${status}.state`].toLowerCase(),
      ]
        .filter(Boolean)
        .join(' · '),
      description: excerpt(text(selection['body'])),
      media: status && statusLooks[status].icon,
    }
  },
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function excerpt(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim()
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength).trimEnd()}…`
}

function day(value: unknown, language: InterfaceLanguage): string | undefined {
  const date = new Date(text(value))
  if (Number.isNaN(date.getTime())) return undefined
  const thisYear = date.getFullYear() === new Date().getFullYear()
  const when: Intl.DateTimeFormatOptions = thisYear
    ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', year: 'numeric' }
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'it', when).format(date)
}
