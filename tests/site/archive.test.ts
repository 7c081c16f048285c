import { expect, test } from 'vitest'
import {
  archiveMonthNames,
  archiveMonths,
  articlesByYear,
  articlesInMonth,
} from '../../site/content/selectors/archive.ts'
import { corpusDocuments } from '../bench/build/corpusDocuments.ts'
import { checkDocuments } from './checkDocuments.ts'

/** Content with this many articles, one an hour back from the first of June. */
function contentOf(count: number) {
  const documents = [...corpusDocuments(count)].map((document) => ({ _rev: 'r', ...document }))
  return checkDocuments(documents, { cmsUrl: 'https://cms.example' }).content
}

test('an archive of five hundred articles is one page, year by year', () => {
  const content = contentOf(500)
  expect(archiveMonths(content, 'it')).toEqual([])
  expect(articlesByYear(content, 'it').map(([year, { length }]) => [year, length])).toEqual([
    ['2026', 500],
  ])
})

test('a longer one is cut by the months of the site’s own time', () => {
  const content = contentOf(2000)
  const months = archiveMonths(content, 'it')
  // In Rome it is two hours later: the first of June has begun, and March had its change of clocks.
  expect(months).toEqual([
    { month: '2026-06', count: 3 },
    { month: '2026-05', count: 744 },
    { month: '2026-04', count: 720 },
    { month: '2026-03', count: 533 },
  ])
  expect(archiveMonthNames(content, 'it')).toEqual(months.map(({ month }) => month))
  const articles = months.flatMap(({ month }) => articlesInMonth(content, 'it', month))
  expect(articles).toEqual(content.articles)
  expect(archiveMonths(content, 'en')).toEqual([])
  expect(articlesInMonth(content, 'it', '1999-01')).toEqual([])
})
