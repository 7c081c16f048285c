import type { Content, Language } from './content.ts'
import type { PagePath } from './tracker.ts'
import { withFields } from './withFields.ts'

/** The pages of all articles of a language, for Astro's `getStaticPaths`. */
export function articlePaths(content: Content, language: Language): readonly PagePath[] {
  return withFields(content, 'articles', ['language', 'slug'])
    .filter(([, read]) => read.language === language)
    .map(([article, { slug }]) => ({ params: { slug: slug.current }, props: { article } }))
}
