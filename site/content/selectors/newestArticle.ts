import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'
import { articlesIn } from './articlesBy.ts'

/** The article of a language that was published last. */
export const newestArticle = selector(function newestArticle(
  content: Content,
  language: Language,
): Article | undefined {
  return articlesIn(content, language)[0]
})
