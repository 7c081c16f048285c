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
  readonly id: string
  readonly publishedAt: string
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
    // One object for all of its bonds, so that it can be recognised without its id.
    const candidate = { article, id: article._id, publishedAt: article.publishedAt }
    for (const [bond] of bondsOf(article)) {
      const list = candidates.get(bond) ?? []
      candidates.set(bond, list)
      if (list.length < CANDIDATES) list.push(candidate)
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
  const weights = new Map<Candidate, number>()
  for (const [bond, weight] of bondsOf(article)) {
    for (const candidate of newestByBond(content, bond) ?? []) {
      weights.set(candidate, weight + (weights.get(candidate) ?? 0))
    }
  }
  return [...chosen, ...nearest(weights, taken, COUNT - chosen.length)].slice(0, COUNT)
})

/** The `count` heaviest, the newest first among equals; asked for every article, so without a sort. */
function nearest(
  weights: ReadonlyMap<Candidate, number>,
  taken: ReadonlySet<string>,
  count: number,
): readonly Article[] {
  const best: (readonly [Candidate, number])[] = []
  for (const entry of weights) {
    const last = best.at(-1)
    if (taken.has(entry[0].id)) continue
    if (best.length >= count && (last === undefined || !isNearer(entry, last))) continue
    const place = best.findIndex((other) => isNearer(entry, other))
    best.splice(place === -1 ? best.length : place, 0, entry)
    if (best.length > count) best.pop()
  }
  return best.map(([{ article }]) => article)
}

function isNearer(
  [one, weight]: readonly [Candidate, number],
  [other, otherWeight]: readonly [Candidate, number],
): boolean {
  if (weight !== otherWeight) return weight > otherWeight
  if (one.publishedAt !== other.publishedAt) return one.publishedAt > other.publishedAt
  return one.id < other.id
}
