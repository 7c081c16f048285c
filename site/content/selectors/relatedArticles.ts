import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { grouping } from '../grouping.ts'
import { selector } from '../selector.ts'
import { documentsOf } from './documentsOf.ts'

const TAG_WEIGHT = 3
const CATEGORY_WEIGHT = 2
const AUTHOR_WEIGHT = 1
/** Of each tag, category and author, only so many of the newest are looked at. */
const CANDIDATES = 30
const COUNT = 3

interface Candidate {
  readonly article: Article
  readonly publishedAt: string
}

interface Weighed extends Candidate {
  readonly weight: number
}

/** What articles are near to each other by, with how near that makes them. */
function* bondsOf(article: Article): Generator<readonly [string, number]> {
  const { authors, category, language, tags } = article
  for (const { _ref } of tags ?? []) yield [`${language} tag ${_ref}`, TAG_WEIGHT]
  yield [`${language} category ${category._ref}`, CATEGORY_WEIGHT]
  for (const { _ref } of authors) yield [`${language} author ${_ref}`, AUTHOR_WEIGHT]
}

const newestByBond = grouping(function newestByBond(content) {
  const candidates = new Map<string, Candidate[]>()
  for (const article of content.articles) {
    for (const [bond] of bondsOf(article)) {
      const list = candidates.get(bond) ?? []
      candidates.set(bond, list)
      if (list.length < CANDIDATES) list.push({ article, publishedAt: article.publishedAt })
    }
  }
  return candidates
})

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
  const weighed = new Map<string, Weighed>()
  for (const [bond, weight] of bondsOf(article)) {
    for (const candidate of newestByBond(content, bond) ?? []) {
      const { _id } = candidate.article
      if (taken.has(_id)) continue
      weighed.set(_id, { ...candidate, weight: weight + (weighed.get(_id)?.weight ?? 0) })
    }
  }
  const near = [...weighed.values()].sort(isNearer).map((candidate) => candidate.article)
  return [...chosen, ...near].slice(0, COUNT)
})

function isNearer(one: Weighed, other: Weighed): number {
  if (one.weight !== other.weight) return other.weight - one.weight
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt ? 1 : -1
  return one.article._id < other.article._id ? -1 : 1
}
