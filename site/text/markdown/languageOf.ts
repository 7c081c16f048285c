import type { Language } from '../../content/content.ts'
import { isObject } from '../../content/walkContent.ts'

/** What unified tells a plug-in about the text that it works on. */
export interface TextFile {
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * The language of a text that passes through the Markdown plug-ins: named by renderMarkdown, or in
 * the front matter of an MDX page, which Astro hands over.
 */
export function languageOf({ data }: TextFile): Language {
  const { language, astro } = data
  const frontmatter = isObject(astro) ? astro['frontmatter'] : undefined
  const named = language ?? (isObject(frontmatter) ? frontmatter['language'] : undefined)
  return named === 'en' ? 'en' : 'it'
}
