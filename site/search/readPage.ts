import type { Language } from '../content/content.ts'
import type { SearchedPage } from './searchIndex.ts'

/** A page with the words by which it is found. */
export interface IndexedPage extends SearchedPage {
  readonly language: Language
  readonly headings: string
  readonly text: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The words of a piece of HTML. */
function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<(script|style|nav|form|svg)[\s>].*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (decimal) return String.fromCodePoint(Number(decimal))
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      return ENTITIES[name] ?? whole
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * A page of the built site as search knows it: what stands in the element with `data-index`, up to
 * `data-index-end`. Nothing for a page without it, or one that searchers should not know.
 */
export function readPage(url: string, markup: string): IndexedPage | undefined {
  const [, before = '', label = '', area] =
    /^(.*?)<main[^>]*? data-index(?:="([^"]*)")?(?: [^>]*)?>(.*?)(?:<[^>]* data-index-end|<\/main>)/s.exec(
      markup,
    ) ?? []
  if (area === undefined || /<meta name="robots" content="[^"]*noindex/.test(before))
    return undefined
  const headings = [...area.matchAll(/<h[1-6][\s>].*?<\/h[1-6]>/gs)].map(([found]) =>
    wordsOf(found),
  )
  const [title = '', ...others] = headings
  const date = /<time[^>]* datetime="(\d{4}-\d\d-\d\d)/.exec(area)?.[1]
  const [, summary = ''] = /<meta name="description" content="([^"]*)"/.exec(before) ?? []
  return {
    url,
    title,
    summary: wordsOf(summary),
    ...(date !== undefined && { date }),
    ...(label !== '' && { label: wordsOf(label) }),
    language: before.includes('<html lang="en"') ? 'en' : 'it',
    headings: others.join(' '),
    text: wordsOf(area),
  }
}
