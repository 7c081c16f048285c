import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from './content.ts'
import type { PagePath } from './tracker.ts'
import { withFields } from './withFields.ts'

const paths = new WeakMap<Article, PagePath>()

/** One object for an article as long as its slug is the same: it is recognised without a look. */
function pathOf(article: Article, slug: string): PagePath {
  const known = paths.get(article)
  if (known?.params['slug'] === slug) return known
  const made = { params: { slug }, props: { article } }
  paths.set(article, made)
  return made
}

/** The pages of all articles of a language, for Astro's `getStaticPaths`. */
export function articlePaths(content: Content, language: Language): readonly PagePath[] {
  return withFields(content, 'articles', ['language', 'slug'])
    .filter(([, read]) => read.language === language)
    .map(([article, { slug }]) => pathOf(article, slug.current))
}
