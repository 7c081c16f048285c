import remarkGfm from 'remark-gfm'
import { rehypeCode } from './markdown/rehypeCode.ts'
import { rehypeFootnotes } from './markdown/rehypeFootnotes.ts'
import { rehypeLinks } from './markdown/rehypeLinks.ts'
import { rehypeTables } from './markdown/rehypeTables.ts'
import { remarkTypography } from './markdown/remarkTypography.ts'

/*
 * What Markdown can do in the texts that editors write. Between the two lists, what they wrote
 * passes an allow-list (see renderMarkdown.ts); rehype plug-ins come after it and are trusted. MDX
 * pages take the same lists (astro.config.mjs).
 */

/** Plug-ins over the Markdown tree: GitHub's tables, notes and strike-through, then typography. */
export const remarkPlugins = [remarkGfm, remarkTypography]

/** Plug-ins over the HTML tree. */
export const rehypePlugins = [rehypeLinks, rehypeTables, rehypeFootnotes, rehypeCode]
