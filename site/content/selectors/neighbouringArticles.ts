import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { grouping } from '../grouping.ts'
import { articlesIn } from './articlesBy.ts'

interface Neighbours {
  readonly earlier: Article | undefined
  readonly later: Article | undefined
}

const neighbours = grouping(function neighboursById(content) {
  const places = (['it', 'en'] as const).flatMap((language) => {
    const articles = articlesIn(content, language)
    return articles.map(({ _id }, place): [string, Neighbours] => [
      _id,
      { earlier: articles[place + 1], later: articles[place - 1] },
    ])
  })
  return new Map(places)
})

/** The articles of the same language published just before and just after `article`. */
export function neighbouringArticles(content: Content, article: Pick<Article, '_id'>): Neighbours {
  return neighbours(content, article._id) ?? { earlier: undefined, later: undefined }
}
