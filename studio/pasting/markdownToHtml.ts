import { rehype } from 'rehype'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'

const toTree = remark().use(remarkGfm).use(remarkRehype)
const toText = rehype().data('settings', { fragment: true })

/** HTML of CommonMark with GitHub's tables, strikethrough and footnotes. HTML inside is left out. */
export function markdownToHtml(markdown: string): string {
  return toText.stringify(toTree.runSync(toTree.parse(markdown)))
}
