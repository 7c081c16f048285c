import { classicParagraphs } from './classicParagraphs.ts'
import type { TakeNote } from './importNote.ts'
import { plainText } from './plainText.ts'
import { expandShortcodes } from './shortcodes.ts'

/** A body as HTML, and what stood before its “more” mark as plain text. */
export interface PreparedBody {
  readonly html: string
  readonly beforeMore: string
}

const dynamicBlock = /<!--\s+wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+(?:\{[\s\S]*?\}\s+)?\/-->/g
const more = /<!--more[\s\S]*?-->/
const nextPage = /<!--nextpage-->/g
const comment = /<!--[\s\S]*?-->/g
const blockMark = /<!--\s+wp:/
const decoration = new Set(['spacer', 'separator'])

/**
 * The HTML that WordPress would show for the content of an item: blocks without their marks,
 * shortcodes expanded, classic text in paragraphs. What WordPress only makes when it shows the
 * page (latest articles, search boxes…) is noted.
 */
export function prepareBody(content: string, note: TakeNote): PreparedBody {
  const [teaser = '', ...others] = content.split(more)
  const written = [teaser, ...others].join('\n\n')
  const blocks = new Map<string, number>()
  for (const [, name = ''] of written.matchAll(dynamicBlock)) {
    blocks.set(name, (blocks.get(name) ?? 0) + 1)
  }
  for (const [name, count] of blocks) {
    if (!decoration.has(name)) note('block', count === 1 ? name : `${name}, ${count} times`)
  }
  const pages = [...written.matchAll(nextPage)].length
  if (pages > 0) note('structure', `${pages + 1} pages of one text became one page`)
  const bare = written.replace(nextPage, '\n\n').replace(comment, '')
  const expanded = expandShortcodes(bare, note)
  return {
    html: blockMark.test(content) ? expanded : classicParagraphs(expanded),
    beforeMore: others.length === 0 ? '' : plainText(teaser.replace(comment, '')),
  }
}
