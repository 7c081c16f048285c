import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { articlesIn } from './articlesBy.ts'

/** Articles of a language by year of publication in the site's time zone, newest year first. */
export function articlesByYear(
  content: Content,
  language: Language,
): readonly { readonly year: string; readonly articles: readonly Article[] }[] {
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    timeZone: content.settings.timeZone,
  })
  const years = Map.groupBy(articlesIn(content, language), (article) =>
    format.format(new Date(article.publishedAt)),
  )
  return [...years].map(([year, articles]) => ({ year, articles }))
}
