import type { Root } from 'hast'
import { rehype } from 'rehype'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import { remark } from 'remark'
import remarkRehype from 'remark-rehype'
import type { Language } from '../content/content.ts'
import { type Html, trustedHtml } from './html.ts'
import { rehypePlugins, remarkPlugins } from './markdownPlugins.ts'
import { textOf, visitElements } from './markdown/visitElements.ts'

const allowed = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'tel'] },
}

/** Gives a heading its place in the page: the level it may have and its id. */
export type PlaceHeading = (level: number, text: string) => { level: number; id: string }

/** A Markdown text that became HTML, all but its headings, which depend on the page around it. */
export interface MarkdownTree {
  readonly tree: Root
}

/**
 * Reads Markdown (GitHub's flavour) with the plug-ins of markdownPlugins.ts. Raw HTML is dropped,
 * and what remains passes an allow-list.
 * @param given.key keeps ids of two blocks of one page apart: letters, digits and hyphens.
 */
export async function parseMarkdown(
  markdown: string,
  given: { readonly key: string; readonly language: Language },
): Promise<MarkdownTree> {
  const pipeline = remark()
    .use(remarkPlugins)
    .use(remarkRehype, { clobberPrefix: `${given.key}-`, footnoteLabelTagName: 'p' })
    .use(rehypeSanitize, allowed)
    .use(rehypePlugins)
  const tree = await pipeline.run(pipeline.parse(markdown), { data: { language: given.language } })
  return { tree }
}

/** Writes a Markdown text as HTML, its headings fitted into the page. */
export function renderMarkdown({ tree }: MarkdownTree, place: PlaceHeading): Html {
  const fitted = structuredClone(tree)
  visitElements(fitted, (element) => {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (level === undefined) return
    const placed = place(Number(level), textOf(element))
    element.tagName = `h${placed.level}`
    element.properties = { id: placed.id }
  })
  return trustedHtml(rehype().stringify(fitted))
}
