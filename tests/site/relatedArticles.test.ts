import { expect, test } from 'vitest'
import type { Article } from '../../schemas/content.types.ts'
import { relatedArticles } from '../../site/content/selectors/relatedArticles.ts'
import { corpusDocuments } from '../bench/build/corpusDocuments.ts'
import { found } from '../found.ts'
import { checkDocuments } from './checkDocuments.ts'

function contentOf(count: number) {
  const documents = [...corpusDocuments(count)].map((document) => ({ _rev: 'r', ...document }))
  return checkDocuments(documents, { cmsUrl: 'https://cms.example' }).content
}

const shared = (
  one: Article['authors'] | Article['tags'],
  other: Article['authors'] | Article['tags'],
): number => (one ?? []).filter(({ _ref }) => other?.some((each) => each._ref === _ref)).length

/** How near two articles are, counted one by one. */
const nearness = (one: Article, other: Article): number =>
  3 * shared(one.tags, other.tags) +
  2 * Number(one.category._ref === other.category._ref) +
  shared(one.authors, other.authors)

const apart = (one: Article, other: Article): number =>
  Math.abs(Date.parse(one.publishedAt) - Date.parse(other.publishedAt))

test('of a small archive they are the nearest by tags, category and authors, then by time', () => {
  const content = contentOf(100)
  for (const article of content.articles) {
    const all = content.articles.filter(
      (other) => other !== article && nearness(article, other) > 0,
    )
    // Equally near and equally far away: the later one.
    const expected = all.toSorted(
      (one, other) =>
        nearness(article, other) - nearness(article, one) ||
        apart(article, one) - apart(article, other) ||
        Date.parse(other.publishedAt) - Date.parse(one.publishedAt),
    )
    expect(relatedArticles(content, article).map(({ _id }) => _id)).toEqual(
      expected.slice(0, 3).map(({ _id }) => _id),
    )
  }
})

test('those that the editor chose come first, each once, and never the article itself', () => {
  const content = contentOf(100)
  const article = found(content.articles[0])
  const far = found(content.articles.findLast((other) => nearness(article, other) === 0))
  const references = [article, far].map(({ _id }) => ({
    _type: 'reference' as const,
    _ref: _id,
    _key: _id,
  }))
  const own = relatedArticles(content, article)
  const chosen = relatedArticles({ ...content }, { ...article, related: references })
  expect(chosen.map(({ _id }) => _id)).toEqual([far._id, own[0]?._id, own[1]?._id])
})

test('a new article leaves those of the rest of an archive as they were', () => {
  const content = contentOf(600)
  const [newest, ...rest] = content.articles
  const before = { ...content, articles: rest }
  const changed = rest.filter((article) => {
    const idsIn = (site: typeof content): string[] =>
      relatedArticles(site, article).map(({ _id }) => _id)
    return String(idsIn(before)) !== String(idsIn(content))
  })
  expect(changed.length).toBeLessThan(40)
  for (const article of changed) expect(relatedArticles(content, article)).toContain(newest)
})
