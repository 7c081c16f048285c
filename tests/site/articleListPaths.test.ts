import { expect, test } from 'vitest'
import { articlesOfPerson, personPages } from '../../site/content/articleListPaths.ts'
import { corpusDocuments } from '../bench/build/corpusDocuments.ts'
import { checkDocuments } from './checkDocuments.ts'

test('what a person wrote is cut into pages: the front on their own page, each article once', () => {
  const documents = [...corpusDocuments(1000)].map((document) => ({ _rev: 'r', ...document }))
  const { content } = checkDocuments(documents, { cmsUrl: 'https://cms.example' })
  const paths = personPages(content, 'it')
  for (const author of content.authors) {
    const own = paths.filter(({ params }) => params.slug === author.slug.current)
    const [front, ...others] = articlesOfPerson(content, author, 'it')
    expect(own.map(({ props }) => props.list)).toEqual(others)
    expect(own.map(({ params }) => params.number)).toEqual(others.map(({ number }) => `${number}`))
    const members = [front, ...others].flatMap((page) => page?.members ?? [])
    const wrote = content.articles.filter(({ authors }) =>
      authors.some(({ _ref }) => _ref === author._id),
    )
    expect(wrote.length).toBeGreaterThan(24)
    expect(members).toEqual(wrote)
  }
  expect(personPages(content, 'en')).toEqual([])
})
