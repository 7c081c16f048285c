import { createRandom } from '../../createRandom.ts'

/** An article of the corpus, in the forms that its readers want. */
export interface CorpusArticle {
  readonly number: number
  readonly title: string
  readonly slug: string
  readonly description: string
  readonly publishedAt: string
  readonly tags: readonly number[]
  readonly author: number
  readonly category: number
  readonly blocks: readonly CorpusBlock[]
}

interface CorpusBlock {
  readonly style: 'p' | 'h2' | 'quote' | 'bullet'
  readonly spans: readonly { readonly text: string; readonly mark?: 'em' | 'strong' | 'link' }[]
}

export const TAGS = 30
export const AUTHORS = 20
export const CATEGORIES = 10

const WORDS =
  'il di che la e a un in per non una sono mi si lo ha con ma no se le io come da al piazza giornale lettera parola storia città voce carta tempo strada casa gente notte mattina libro pagina nome paese lavoro amico treno finestra mare vento luce scuola mercato radio chiave silenzio promessa domanda risposta memoria fotografia inchiostro redazione titolo cronaca'.split(
    ' ',
  )

/** `count` articles of about 775 words, the newest first, one an hour. Equal counts, equal words. */
export function* corpus(count: number): Generator<CorpusArticle> {
  const random = createRandom(12_345)
  const int = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  const words = (length: number): string =>
    Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')
  const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
  const sentence = (): CorpusBlock['spans'] => {
    const mark = (['em', 'strong', 'link'] as const)[Math.floor(random() * 20)]
    return [
      { text: `${capital(words(int(4, 9)))} ` },
      { text: words(int(2, 4)), ...(mark !== undefined && { mark }) },
      { text: ` ${words(int(3, 6))}. ` },
    ]
  }
  const paragraph = (sentences: number): CorpusBlock['spans'] =>
    Array.from({ length: sentences }, sentence).flat()
  const start = Date.UTC(2026, 5, 1)
  for (let number = 0; number < count; number += 1) {
    const title = capital(words(int(5, 9)))
    const blocks: CorpusBlock[] = [{ style: 'p', spans: paragraph(3) }]
    for (let part = 0; part < 4; part += 1) {
      blocks.push({ style: 'h2', spans: [{ text: capital(words(int(3, 6))) }] })
      for (let line = 0; line < 3; line += 1) blocks.push({ style: 'p', spans: paragraph(4) })
      if (part === 1) blocks.push({ style: 'quote', spans: paragraph(1) })
      if (part === 2) {
        for (let line = 0; line < 4; line += 1) blocks.push({ style: 'bullet', spans: sentence() })
      }
    }
    yield {
      number,
      title,
      slug: `a${number}-${title
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z]+/g, '-')}`
        .slice(0, 60)
        .replace(/-$/, ''),
      description: `${capital(words(18))}.`,
      publishedAt: new Date(start - number * 3_600_000).toISOString(),
      tags: [...new Set([int(0, TAGS - 1), int(0, TAGS - 1), int(0, TAGS - 1)])],
      author: int(0, AUTHORS - 1),
      category: int(0, CATEGORIES - 1),
      blocks,
    }
  }
}

/** The text of an article as Markdown. */
export function markdownOf({ blocks }: CorpusArticle): string {
  const inline = (spans: CorpusBlock['spans']): string =>
    spans
      .map(({ text, mark }) => {
        if (mark === 'em') return `*${text}*`
        if (mark === 'strong') return `**${text}**`
        return mark === 'link' ? `[${text}](https://example.com/)` : text
      })
      .join('')
      .trim()
  const before = { p: '', h2: '## ', quote: '> ', bullet: '- ' }
  return blocks.map(({ style, spans }) => `${before[style]}${inline(spans)}`).join('\n\n')
}
