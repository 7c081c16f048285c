import { expect, test } from 'vitest'
import type { Article } from '../../schemas/content.types.ts'
import { frontPage } from '../../site/content/selectors/frontPage.ts'
import { corpusDocuments } from '../bench/build/corpusDocuments.ts'
import { checkDocuments } from './checkDocuments.ts'

/** A site of this many articles, newest first, of which those at `featured` are marked. */
function siteOf(count: number, featured: readonly number[] = []) {
  const documents = [...corpusDocuments(count)].map((document) => ({ _rev: 'r', ...document }))
  const { content } = checkDocuments(documents, { cmsUrl: 'https://cms.example' })
  const articles = content.articles.map((article, place) =>
    featured.includes(place) ? { ...article, featured: true } : article,
  )
  const page = frontPage({ ...content, articles }, 'it')
  const placesOf = (shown: readonly (Article | undefined)[]): number[] =>
    shown.flatMap((article) => (article === undefined ? [] : [articles.indexOf(article)]))
  return [placesOf([page.lead]), placesOf(page.second), placesOf(page.third)]
}

test('a front page without a featured article has the newest first, and each once', () => {
  expect(siteOf(50)).toEqual([[0], [1, 2], [3, 4, 5, 6, 7, 8, 9, 10]])
  expect(siteOf(2)).toEqual([[0], [1], []])
  expect(siteOf(0)).toEqual([[], [], []])
})

test('featured articles go up, the newest of them to the top; no more than have a picture there', () => {
  expect(siteOf(50, [30])).toEqual([[30], [0, 1], [2, 3, 4, 5, 6, 7, 8, 9]])
  expect(siteOf(50, [3, 40])).toEqual([[3], [40, 0], [1, 2, 4, 5, 6, 7, 8, 9]])
  expect(siteOf(50, [1, 4, 5, 20])).toEqual([[1], [4, 5], [0, 2, 3, 6, 7, 8, 9, 10]])
})
