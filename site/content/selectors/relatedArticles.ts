import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { selector } from '../selector.ts'
import { articlesByAuthor, articlesByCategory, articlesByTag } from './articlesBy.ts'
import { documentsOf } from './documentsOf.ts'

const TAG_WEIGHT = 3
const CATEGORY_WEIGHT = 2
const AUTHOR_WEIGHT = 1
/** Of each tag, category and author, only so many of the newest are looked at. */
const CANDIDATES = 60
const COUNT = 3

/**
 * Up to three articles to read next: those the editor chose, then the nearest by tags, category
 * and authors in the same language, the newest first among equals. Never the article itself. Looked
 * for among the newest of each tag, category and author, so that it takes no longer in an archive
 * of a hundred thousand articles.
 */
export const relatedArticles = selector(function relatedArticles(
  content: Content,
  article: Article,
): readonly Article[] {
  const chosen = documentsOf(content, article.related, 'article').filter(
    ({ _id }) => _id !== article._id,
  )
  const taken = new Set([article._id, ...chosen.map(({ _id }) => _id)])
  const weights = new Map<Article, number>()
  const weigh = (candidates: readonly Article[], weight: number): void => {
    for (const other of candidates.slice(0, CANDIDATES)) {
      if (!taken.has(other._id)) weights.set(other, (weights.get(other) ?? 0) + weight)
    }
  }
  for (const { _ref } of article.tags ?? [])
    weigh(articlesByTag(content, { _id: _ref }), TAG_WEIGHT)
  weigh(articlesByCategory(content, { _id: article.category._ref }), CATEGORY_WEIGHT)
  for (const { _ref } of article.authors) {
    weigh(articlesByAuthor(content, { _id: _ref }, article.language), AUTHOR_WEIGHT)
  }
  return [...chosen, ...nearest(weights, article.language)].slice(0, COUNT)
})

function nearest(weights: ReadonlyMap<Article, number>, language: string): readonly Article[] {
  const heaviest = [...weights].sort(([, one], [, other]) => other - one)
  const near: { article: Article; weight: number; publishedAt: string }[] = []
  for (const [article, weight] of heaviest) {
    const last = near[COUNT - 1]
    if (last !== undefined && weight < last.weight) break
    if (article.language !== language) continue
    near.push({ article, weight, publishedAt: article.publishedAt })
  }
  return near.sort(isNearer).map(({ article }) => article)
}

function isNearer(
  one: { article: Article; weight: number; publishedAt: string },
  other: { article: Article; weight: number; publishedAt: string },
): number {
  if (one.weight !== other.weight) return other.weight - one.weight
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt ? 1 : -1
  return one.article._id < other.article._id ? -1 : 1
}
