import type { Root } from 'hast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import remarkSmartypants from 'remark-smartypants'
import { type Html, trustedHtml } from './html.ts'

/** Gives a heading its place in the page: the level it may have and its id. */
export type PlaceHeading = (level: number, text: string) => { level: number; id: string }

type Node = Root | Root['children'][number]

function textOf(node: Node): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Fits the headings of a Markdown block into the outline of the page around it. */
function fitHeadings(place: PlaceHeading) {
  const visit = (node: Node): void => {
    if (node.type === 'element') {
      const level = /^h([1-6])$/.exec(node.tagName)?.[1]
      if (level !== undefined) {
        const placed = place(Number(level), textOf(node))
        node.tagName = `h${placed.level}`
        node.properties = { id: placed.id }
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  return () => (tree: Root) => visit(tree)
}

/**
 * A Markdown block (GitHub's flavour) as HTML. Raw HTML is dropped, and what remains passes an
 * allow-list. `key` keeps footnotes of two blocks of one page apart.
 */
export function renderMarkdown(markdown: string, key: string, place: PlaceHeading): Html {
  const file = remark()
    .use(remarkGfm)
    .use(remarkSmartypants)
    .use(remarkRehype, { clobberPrefix: `${key}-` })
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: '' })
    .use(fitHeadings(place))
    .use(rehypeStringify)
    .processSync(markdown)
  return trustedHtml(String(file))
}
