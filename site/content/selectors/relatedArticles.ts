import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { documentsOf } from './documentsOf.ts'

const TAG_WEIGHT = 3
const CATEGORY_WEIGHT = 2
const AUTHOR_WEIGHT = 1

function kinship(article: Article, other: Article): number {
  const tags = new Set(article.tags?.map(({ _ref }) => _ref))
  const authors = new Set(article.authors.map(({ _ref }) => _ref))
  const shared = (references: readonly { _ref: string }[] | undefined, ids: Set<string>): number =>
    (references ?? []).filter(({ _ref }) => ids.has(_ref)).length
  return (
    TAG_WEIGHT * shared(other.tags, tags) +
    CATEGORY_WEIGHT * (article.category._ref === other.category._ref ? 1 : 0) +
    AUTHOR_WEIGHT * shared(other.authors, authors)
  )
}

/**
 * Up to `count` articles to read next: those the editor chose, then the nearest by tags, category
 * and authors in the same language, the newest first among equals. Never the article itself.
 */
export function relatedArticles(content: Content, article: Article, count = 3): readonly Article[] {
  const chosen = documentsOf(content, article.related, 'article')
  const taken = new Set([article._id, ...chosen.map(({ _id }) => _id)])
  const near = content.articles
    .filter((other) => other.language === article.language && !taken.has(other._id))
    .map((other) => ({ other, weight: kinship(article, other) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, two) => two.weight - one.weight)
    .map(({ other }) => other)
  return [...chosen.filter(({ _id }) => _id !== article._id), ...near].slice(0, count)
}
