import type { Root } from 'hast'
import { rehype } from 'rehype'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
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

const FOOTNOTE_LABEL = 'footnote-label'

/** Fits a Markdown block into the page around it: its headings, and the id of its notes. */
function fitIntoPage(key: string, place: PlaceHeading) {
  const visit = (node: Node): void => {
    if (node.type === 'element') {
      const level = /^h([1-6])$/.exec(node.tagName)?.[1]
      if (level !== undefined) {
        const placed = place(Number(level), textOf(node))
        node.tagName = `h${placed.level}`
        node.properties = { id: placed.id }
      }
      // A section without a heading of its own is no landmark.
      if (node.tagName === 'section') node.tagName = 'div'
      const { id, ariaDescribedBy } = node.properties
      if (id === FOOTNOTE_LABEL) node.properties['id'] = `${key}-${FOOTNOTE_LABEL}`
      if (ariaDescribedBy !== undefined) {
        node.properties['ariaDescribedBy'] = [`${key}-${FOOTNOTE_LABEL}`]
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  return () => (tree: Root) => visit(tree)
}

/** A Markdown block and what it must know of the page around it. */
export interface MarkdownBlock {
  readonly markdown: string
  /** Keeps ids of two blocks of one page apart. */
  readonly key: string
  readonly place: PlaceHeading
  readonly words: { readonly notes: string; readonly backToText: string }
}

/**
 * A Markdown block (GitHub's flavour) as HTML. Raw HTML is dropped, and what remains passes an
 * allow-list.
 */
export function renderMarkdown({ markdown, key, place, words }: MarkdownBlock): Html {
  const pipeline = remark()
    .use(remarkGfm)
    .use(remarkSmartypants)
    .use(remarkRehype, {
      clobberPrefix: `${key}-`,
      footnoteLabel: words.notes,
      footnoteLabelTagName: 'p',
      footnoteBackLabel: words.backToText,
    })
    .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: '' })
    .use(fitIntoPage(key, place))
  return trustedHtml(rehype().stringify(pipeline.runSync(pipeline.parse(markdown))))
}
