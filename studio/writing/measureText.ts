import { z } from 'zod'

/** A heading of a text, to find one's way in it. */
export interface OutlineEntry {
  /** The key of its block. */
  readonly key: string
  readonly level: 2 | 3 | 4
  readonly text: string
}

/** How long a text is, and how it is divided. */
export interface TextMeasure {
  readonly words: number
  readonly minutes: number
  readonly outline: readonly OutlineEntry[]
}

// The same pace as on the page that readers see: site/text/readingTime.ts.
const wordsPerMinute = 220

const heading = z.object({
  _key: z.string(),
  style: z.enum(['h2', 'h3', 'h4']),
  children: z.array(z.object({ text: z.string().catch('') })),
})
const levels = { h2: 2, h3: 3, h4: 4 } as const

/** The measure of a Portable Text value, as the site counts it. */
export function measureText(value: unknown): TextMeasure {
  const words = plainText(value).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const blocks: readonly unknown[] = Array.isArray(value) ? value : []
  return {
    words,
    minutes: Math.max(1, Math.round(words / wordsPerMinute)),
    outline: blocks.flatMap((block) => {
      const found = heading.safeParse(block).data
      if (found === undefined) return []
      const text = found.children.map((child) => child.text).join('')
      return [{ key: found._key, level: levels[found.style], text }]
    }),
  }
}

const textual = z.object({
  children: z
    .array(z.object({ text: z.string().catch('') }))
    .optional()
    .catch(undefined),
  text: z.unknown().optional(),
  markdown: z.unknown().optional(),
  caption: z.unknown().optional(),
  rows: z.unknown().optional(),
  cells: z.unknown().optional(),
})

function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(plainText).join('\n')
  const read = textual.safeParse(value).data
  if (read === undefined) return ''
  const { children, text, markdown, caption, rows, cells } = read
  if (children !== undefined) return children.map((child) => child.text).join('')
  return [text, markdown, caption, rows, cells].map(plainText).join('\n')
}
