import { validateSchema } from '@sanity/schema/_internal'
import type { Rule } from '@sanity/types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schemaTypes } from '../../schemas/schemaTypes.ts'
import { createDocumentJudge, documentSchemas, validateDocument } from '../../schemas/validate.ts'
import { found } from '../found.ts'
import { body, documents, reference } from './documents.ts'
import { changed, placesIn } from './places.ts'

const article = found(documents['article'])

function issuesOf(document: unknown) {
  const verdict = validateDocument(document)
  return verdict.success ? [] : verdict.issues
}

test('Sanity finds no problem in the content model', () => {
  const problems = validateSchema([...schemaTypes])
    .getTypes()
    .flatMap((type: { _problems?: readonly unknown[] }) => type._problems ?? [])
  expect(problems).toEqual([])
})

describe('a document', () => {
  test.each(Object.keys(documents))('of type %s with every field set is valid', (type) => {
    expect(issuesOf(documents[type])).toEqual([])
    expect(documentSchemas.get(type)?.safeParse(documents[type]).success).toBe(true)
  })

  test('every document type has a schema and a valid example', () => {
    expect([...documentSchemas.keys()].toSorted()).toEqual(Object.keys(documents).toSorted())
  })

  test.each<[string, string, Record<string, unknown>, string, RegExp]>([
    ['a missing title', 'article', { title: undefined }, 'title', /titolo/],
    ['an empty title', 'article', { title: '' }, 'title', /titolo/],
    ['a long title', 'article', { title: 'a'.repeat(121) }, 'title', /120/],
    ['a title that is no text', 'article', { title: 7 }, 'title', /testo/],
    ['a language of its own', 'article', { language: 'fr' }, 'language', /it, en/],
    ['an accented address', 'article', { slug: { current: 'perché' } }, 'slug', /perche/],
    ['an empty address', 'article', { slug: { _type: 'slug' } }, 'slug', /Genera/],
    ['no author', 'article', { authors: [] }, 'authors', /firma/],
    [
      'the same author twice',
      'article',
      { authors: [reference('a', '1'), reference('a', '2')] },
      'authors[_key=="2"]',
      /c’è già/,
    ],
    [
      'a reference to nothing',
      'article',
      { category: { _type: 'reference' } },
      'category._ref',
      /riferimento/,
    ],
    ['a date that is none', 'article', { publishedAt: 'ieri' }, 'publishedAt', /data/],
    [
      'a change before publication',
      'article',
      { modifiedAt: '2020-01-01T00:00:00Z' },
      'modifiedAt',
      /prima/,
    ],
    ['a long lead', 'article', { lead: 'a'.repeat(401) }, 'lead', /400/],
    ['a long search title', 'article', { seo: { title: 'a'.repeat(71) } }, 'seo.title', /70/],
    [
      'an opening picture without words',
      'article',
      { hero: { _type: 'figure', asset: reference('image-x') } },
      'hero.alt',
      /Descrivi/,
    ],
    [
      'an event that ends before it begins',
      'event',
      { endsAt: '2020-01-01T00:00:00Z' },
      'endsAt',
      /inizio/,
    ],
    ['a time zone that is none', 'event', { timeZone: 'Marte' }, 'timeZone', /Europe\/Rome/],
    ['an unknown state', 'event', { status: 'forse' }, 'status', /scheduled/],
    ['a hashtag with its sign', 'event', { hashtag: '#carta' }, 'hashtag', /cancelletto/],
    ['a comment without words', 'comment', { body: undefined }, 'body', /./],
    ['a long comment', 'comment', { body: 'a'.repeat(5001) }, 'body', /./],
    [
      'a comment with a link that is no web address',
      'comment',
      { url: 'javascript:alert(1)' },
      'url',
      /http/,
    ],
    ['a redirect from nowhere', 'redirect', { from: 'vecchio' }, 'from', /barra/],
    ['a redirect to another protocol', 'redirect', { to: '//example.it' }, 'to', /https/],
    ['a redirect to two places', 'redirect', { target: reference('a') }, '', /oppure/],
    ['a time zone of the site that is none', 'settings', { timeZone: 'Marte' }, 'timeZone', /Rome/],
    [
      'a participant without a name',
      'event',
      { participants: [{ _key: 'a', _type: 'participant', role: 'speaker', name: '' }] },
      'participants[_key=="a"]',
      /persona/,
    ],
    ['half an article a page', 'settings', { articlesPerPage: 7.5 }, 'articlesPerPage', /intero/],
    ['too many articles a page', 'settings', { articlesPerPage: 51 }, 'articlesPerPage', /50/],
    ['an email that is none', 'settings', { footer: { email: 'ciao' } }, 'footer.email', /email/],
  ])('with %s (%s) is refused at the field', (_what, type, change, path, message) => {
    const issues = issuesOf({ ...documents[type], ...change })
    expect(issues).toContainEqual({ path, message: expect.stringMatching(message) })
  })

  test('of an unknown type, or of none, is refused', () => {
    expect(issuesOf({ _id: 'a', _type: 'post' })).toEqual([
      { path: '_type', message: 'Il tipo «post» non esiste.' },
    ])
    expect(issuesOf('hello')).not.toEqual([])
    expect(issuesOf({ _type: 'article' })[0]?.path).toBe('_id')
  })
})

test('every fault of a document is told at once, of shape and of rules', () => {
  const unknown = { _type: 'slideshow', _key: 'z' }
  const paths = issuesOf({ ...article, title: '', body: [...body, unknown], lead: 7 }).map(
    ({ path }) => path,
  )
  expect(paths.toSorted()).toEqual(['body[_key=="z"]', 'lead', 'title'])
})

test('the zod schema of a type refuses what the judge refuses, at the same places', () => {
  const wrong = { ...article, title: '', body: [{ _type: 'math', _key: 'z' }] }
  const paths = documentSchemas.get('article')?.safeParse(wrong).error?.issues
  expect(paths?.map(({ path }) => path.join('.'))).toEqual(['title', 'body.0.tex'])
  expect(issuesOf(wrong).map(({ path }) => path)).toEqual(['title', 'body[_key=="z"].tex'])
})

describe('a text', () => {
  const withBlock = (block: Record<string, unknown>) => ({ ...article, body: [...body, block] })

  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['an unknown block', { _type: 'slideshow', _key: 'z' }, 'body[_key=="z"]', /slideshow.*figure/],
    ['a block without key', { _type: 'math', tex: 'x' }, 'body[12]._key', /_key/],
    [
      'a figure without words',
      { _type: 'figure', _key: 'z', asset: reference('image-x') },
      'body[_key=="z"].alt',
      /Descrivi/,
    ],
    [
      'a figure without picture',
      { _type: 'figure', _key: 'z', alt: 'x' },
      'body[_key=="z"]',
      /immagine/,
    ],
    [
      'an empty gallery',
      { _type: 'gallery', _key: 'z', images: [] },
      'body[_key=="z"].images',
      /almeno/,
    ],
    [
      'a quote without words',
      { _type: 'pullQuote', _key: 'z' },
      'body[_key=="z"].text',
      /citazione/,
    ],
    ['a style of its own', { ...block(), style: 'h1' }, 'body[_key=="z"].style', /h1.*h2/],
    ['a list of its own', { ...block(), listItem: 'star' }, 'body[_key=="z"].listItem', /star/],
    [
      'a mark of its own',
      block({ marks: ['blink'] }),
      'body[_key=="z"].children[_key=="s"].marks',
      /blink/,
    ],
    [
      'a script as link',
      block({ marks: ['m'] }, [{ _key: 'm', _type: 'link', href: 'javascript:1' }]),
      'body[_key=="z"].markDefs[_key=="m"].href',
      /https/,
    ],
    [
      'an unknown annotation',
      block({ marks: ['m'] }, [{ _key: 'm', _type: 'hover' }]),
      'body[_key=="z"].markDefs[_key=="m"]',
      /hover/,
    ],
  ])('with %s is refused at the place', (_what, wrong, path, message) => {
    expect(issuesOf(withBlock(wrong))).toContainEqual({
      path,
      message: expect.stringMatching(message),
    })
  })

  test('keeps a figure whose picture an import could not fetch', () => {
    const originalUrl = 'https://example.it/a.jpg'
    expect(issuesOf(withBlock({ _type: 'figure', _key: 'z', alt: 'x', originalUrl }))).toEqual([])
  })
})

function block(span: Record<string, unknown> = {}, markDefs: readonly unknown[] = []) {
  const children = [{ _type: 'span', _key: 's', text: 'x', ...span }]
  return { _type: 'block', _key: 'z', style: 'normal', markDefs, children }
}

test('a warning is told apart and refuses nothing', () => {
  const { validateDocument: judge } = createDocumentJudge([
    {
      name: 'note',
      type: 'document',
      fields: [
        { name: 'text', type: 'string', validation: (rule: Rule) => rule.max(3).warning('Lungo') },
      ],
    },
  ])
  expect(judge({ _id: 'a', _type: 'note', text: 'quattro' })).toMatchObject({
    success: true,
    warnings: [{ path: 'text', message: 'Lungo' }],
  })
})

/** Words of zod's own messages. */
const notItalian = /invalid|expected|received|unrecognized|too (?:small|big)|^$/i

test('anything anywhere in a document is judged without throwing, and in Italian', () => {
  for (const [type, document] of Object.entries(documents)) {
    const places = placesIn(document)
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.string(), (value, field) => {
        for (const place of [...places, [field]]) {
          const found = issuesOf(changed(document, place, value))
          for (const { message } of found) expect(message, type).not.toMatch(notItalian)
        }
      }),
      { numRuns: 10 },
    )
  }
})

test('a value that cannot be turned into a text is judged without throwing', () => {
  const values = [
    { toString: 1 },
    [{ toString: 0 }],
    { valueOf: [] },
    JSON.parse('{"__proto__":1}'),
  ]
  for (const document of Object.values(documents)) {
    for (const place of placesIn(document)) {
      for (const value of values) {
        const found = issuesOf(changed(document, place, value))
        for (const { message } of found) expect(message, place.join('.')).not.toMatch(notItalian)
      }
    }
  }
})

test('anything missing anywhere is judged in Italian', () => {
  for (const document of Object.values(documents)) {
    for (const place of placesIn(document)) {
      const found = issuesOf(changed(document, place, undefined))
      for (const { message } of found) expect(message, place.join('.')).not.toMatch(notItalian)
    }
  }
})

test('a field that a query answers with null is one that is not there', () => {
  expect(issuesOf({ ...documents['redirect'], target: null })).toEqual([])
  expect(issuesOf({ ...article, series: null, seo: null, kicker: null, related: null })).toEqual([])
  expect(issuesOf({ ...article, title: null })).toContainEqual(
    expect.objectContaining({ path: 'title' }),
  )
  expect(issuesOf({ ...article, hero: { _type: 'figure', alt: 'x', asset: null } })).toEqual([
    { path: 'hero', message: expect.stringMatching(/immagine/) },
  ])
})
