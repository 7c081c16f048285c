import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { grouping } from '../grouping.ts'
import { selector } from '../selector.ts'
import { withFields } from '../withFields.ts'
import { documentsOf } from './documentsOf.ts'

const TAG_WEIGHT = 3
const CATEGORY_WEIGHT = 2
const AUTHOR_WEIGHT = 1
const COUNT = 3
/** How many articles of a tag, category or author are looked at together. */
const SHELF = 12

interface Candidate {
  readonly article: Article
  readonly id: string
  readonly time: number
}

const candidates = new WeakMap<Article, Candidate>()

/** One object for all bonds of an article, and the next time too: it is recognised without a look. */
function candidateOf(article: Article, publishedAt: string): Candidate {
  const time = Date.parse(publishedAt)
  const known = candidates.get(article)
  if (known?.time === time) return known
  const made = { article, id: article._id, time }
  candidates.set(article, made)
  return made
}

const BONDING = ['authors', 'category', 'language', 'tags'] as const

/** What an article is near to others of its language by, with how near that makes them. */
function bondsOf({
  authors,
  category,
  tags,
}: Pick<Article, (typeof BONDING)[number]>): readonly (readonly [string, number])[] {
  return [
    ...(tags ?? []).map(({ _ref }) => [_ref, TAG_WEIGHT] as const),
    [category._ref, CATEGORY_WEIGHT],
    ...authors.map(({ _ref }) => [_ref, AUTHOR_WEIGHT] as const),
  ]
}

/** A tag, category or author in one language, while articles are put on its shelves. */
interface Bond {
  count: number
  /** The shelf that is being filled. */
  shelf: Candidate[]
}

/** Bonds without articles, by language and id. */
function openBonds(): (language: Language, id: string) => Bond {
  const known = { it: new Map<string, Bond>(), en: new Map<string, Bond>() }
  return (language, id) => {
    const bond = known[language].get(id) ?? { count: 0, shelf: [] }
    known[language].set(id, bond)
    return bond
  }
}

const shelfName = (language: Language, bond: string, number: number): string =>
  `${language} ${bond} ${number}`

/**
 * The articles of each bond in shelves of twelve, by the bond and the shelf's number, and the numbers
 * of the shelves that each article stands on, by its id and in the order of its bonds. They are
 * counted from the oldest, so that a new article comes to the last shelf and leaves all others as
 * they are: otherwise it would become the latest choice of a whole archive, page by page.
 */
const shelved = selector(function shelvedArticles(content: Content) {
  const shelves = new Map<string, Candidate[]>()
  const places = new Map<string, readonly number[]>()
  const bondOf = openBonds()
  const articles = withFields(content, 'articles', [...BONDING, 'publishedAt'])
  for (const [article, read] of articles.toReversed()) {
    const candidate = candidateOf(article, read.publishedAt)
    const numbers: number[] = []
    for (const [id] of bondsOf(read)) {
      const bond = bondOf(read.language, id)
      const number = Math.floor(bond.count / SHELF)
      if (bond.count % SHELF === 0) {
        bond.shelf = []
        shelves.set(shelfName(read.language, id, number), bond.shelf)
      }
      bond.shelf.push(candidate)
      bond.count += 1
      numbers.push(number)
    }
    places.set(candidate.id, numbers)
  }
  return { shelves, places }
})

const shelfOf = grouping(function shelvesByBond(content) {
  return shelved(content).shelves
})

const placesOf = grouping(function shelfNumbersById(content) {
  return shelved(content).places
})

/**
 * Up to three articles to read next: those the editor chose, then the nearest by tags, category
 * and authors in the same language, of those the nearest in time. Never the article itself. Looked
 * for around its place in each list, so that it takes no longer in an archive of a hundred thousand.
 */
export const relatedArticles = selector(function relatedArticles(
  content: Content,
  article: Article,
): readonly Article[] {
  const chosen = documentsOf(content, article.related, 'article').filter(
    ({ _id }) => _id !== article._id,
  )
  const taken = new Set([article._id, ...chosen.map(({ _id }) => _id)])
  const numbers = placesOf(content, article._id) ?? []
  const weights = new Map<Candidate, number>()
  for (const [index, [bond, weight]] of bondsOf(article).entries()) {
    const number = numbers[index] ?? 0
    for (const shelf of [number - 1, number, number + 1]) {
      for (const candidate of shelfOf(content, shelfName(article.language, bond, shelf)) ?? []) {
        weights.set(candidate, weight + (weights.get(candidate) ?? 0))
      }
    }
  }
  const time = Date.parse(article.publishedAt)
  const found = nearest(weights, { taken, time, count: COUNT - chosen.length })
  return [...chosen, ...found].slice(0, COUNT)
})

/** The `count` heaviest, the nearest in time among equals; asked for every article, so without a sort. */
function nearest(
  weights: ReadonlyMap<Candidate, number>,
  given: {
    readonly taken: ReadonlySet<string>
    readonly time: number
    readonly count: number
  },
): readonly Article[] {
  const { taken, time, count } = given
  const best: Weighed[] = []
  for (const [candidate, weight] of weights) {
    if (taken.has(candidate.id)) continue
    const weighed = { candidate, weight, distance: Math.abs(candidate.time - time) }
    const last = best.at(-1)
    if (best.length >= count && (last === undefined || !isNearer(weighed, last))) continue
    const place = best.findIndex((other) => isNearer(weighed, other))
    best.splice(place === -1 ? best.length : place, 0, weighed)
    if (best.length > count) best.pop()
  }
  return best.map(({ candidate }) => candidate.article)
}

interface Weighed {
  readonly candidate: Candidate
  readonly weight: number
  readonly distance: number
}

function isNearer(one: Weighed, other: Weighed): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight
  if (one.distance !== other.distance) return one.distance < other.distance
  if (one.candidate.time !== other.candidate.time) return one.candidate.time > other.candidate.time
  return one.candidate.id < other.candidate.id
}
