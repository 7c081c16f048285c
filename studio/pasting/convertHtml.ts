import { htmlToBlocks, randomKey } from '@portabletext/block-tools'
import type { ArraySchemaType, TypedObject } from '@sanity/types'
import { inlineFootnotes } from './inlineFootnotes.ts'
import { lossesOf, type Loss } from './losses.ts'
import { pasteRules } from './pasteRules.ts'
import { simplify } from './simplify.ts'

/** What became of HTML: blocks of the text, and what could not become one. */
export interface Converted {
  readonly blocks: TypedObject[]
  readonly losses: readonly Loss[]
}

/**
 * Portable Text of HTML from Word, Google Docs, web pages or Markdown. Tables, code, pictures,
 * players and footnotes become what they are in the content model; headings begin at the second
 * level, as the first is the title's.
 * @param parse makes a document of HTML
 */
export function convertHtml(
  html: string,
  type: ArraySchemaType,
  parse: (html: string) => Document,
): Converted {
  const document = parse(html)
  const losses = lossesOf(document)
  inlineFootnotes(document)
  simplify(document)
  const blocks = htmlToBlocks(document.documentElement.outerHTML, type, {
    parseHtml: parse,
    keyGenerator: newKey,
    unstable_whitespaceOnPasteMode: 'remove',
    rules: pasteRules(newKey),
  })
  return { blocks: blocks.map((block) => ({ ...block })), losses }
}

function newKey(): string {
  return randomKey(12)
}
