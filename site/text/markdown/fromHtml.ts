import type { Element } from 'hast'
import { rehype } from 'rehype'

const parser = rehype().data('settings', { fragment: true })

/** The nodes of a piece of HTML. */
export function fromHtml(markup: string): Element['children'] {
  return parser.parse(markup).children.filter((child) => child.type !== 'doctype')
}
