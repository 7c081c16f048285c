import { expect, test } from 'vitest'
import { type PictureName, pictureNames } from '../../scripts/sample/pictures/pictureNames.ts'
import { pictures } from '../../scripts/sample/pictures/pictures.ts'
import { renderPicture } from '../../scripts/sample/pictures/renderPicture.ts'
import { readInline } from '../../scripts/sample/readInline.ts'
import { romeTime } from '../../scripts/sample/romeTime.ts'
import { createSampleContext } from '../../scripts/sample/sampleContext.ts'
import type { SampleDocument } from '../../scripts/sample/sampleDocument.ts'
import { sampleDocuments } from '../../scripts/sample/sampleDocuments.ts'
import { portableText } from '../../schemas/portableText.ts'
import { schemaTypes } from '../../schemas/schemaTypes.ts'
import { validateDocument } from '../../schemas/validate.ts'
import { findContentProblems } from '../../site/content/findContentProblems.ts'
import { objectsIn } from '../../site/content/walkContent.ts'
import { referredId } from '../referredId.ts'
import { found } from '../found.ts'

const now = new Date('2026-03-10T21:00:00Z')
const assetOf = (name: PictureName) => `image-${name}`
const { content, comments } = sampleDocuments(createSampleContext(now, assetOf))
const all: readonly SampleDocument[] = [...content, ...comments]

const ofType = (type: string) => all.filter((document) => document._type === type)

const objects = objectsIn(all)

test('every sample document is valid, and nothing about it wants a warning', () => {
  for (const document of all) {
    expect(validateDocument(document), document._id).toMatchObject({ success: true, warnings: [] })
  }
})

test('sample documents refer to each other and to drawn pictures only, at addresses of their own', () => {
  const known = new Set([...all.map(({ _id }) => _id), ...pictureNames.map(assetOf)])
  expect(known.size).toBe(all.length + pictureNames.length)
  expect(findContentProblems([...content], known, 'http://localhost:3333')).toEqual([])
  for (const { _ref } of objects) if (_ref !== undefined) expect(known).toContain(_ref)
})

test('every document type and every member of a text is shown', () => {
  const used = new Set(objects.map(({ _type }) => _type))
  const documentTypes = schemaTypes.filter(({ type }) => type === 'document')
  for (const { name } of documentTypes) expect(used, name).toContain(name)
  const members = portableText.of.map(({ type }) => type)
  expect(members).toContain('math')
  for (const type of members) expect(used, type).toContain(type)
  for (const mark of ['link', 'internalLink', 'footnote', 'foreign']) {
    expect(used, mark).toContain(mark)
  }
  const marks = new Set(objects.flatMap(({ marks }) => (Array.isArray(marks) ? marks : [])))
  for (const mark of ['strong', 'em', 'underline', 'strike-through', 'code']) {
    expect(marks, mark).toContain(mark)
  }
})

test('there is enough to see every feature at a first visit', () => {
  const articles = ofType('article')
  const inLanguage = (language: string) =>
    articles.filter((article) => article['language'] === language)
  expect(inLanguage('it').length).toBeGreaterThanOrEqual(8)
  expect(inLanguage('en')).toHaveLength(2)
  expect(articles.filter(({ translation }) => translation)).toHaveLength(2)
  expect(ofType('author')).toHaveLength(3)
  expect(ofType('series')).toHaveLength(3)
  const events = ofType('event')
  expect(events.filter(({ startsAt }) => String(startsAt) > now.toISOString())).toHaveLength(4)
  expect(events.filter(({ report }) => report)).toHaveLength(1)
  const statuses = comments.map(({ status }) => status)
  for (const status of ['pending', 'approved', 'spam', 'trash']) expect(statuses).toContain(status)
})

test('most articles are of real length', () => {
  const words = ofType('article').map(
    ({ body }) =>
      objectsIn(body)
        .flatMap(({ text, code, markdown }) => [text, code, markdown])
        .filter((part) => typeof part === 'string')
        .join(' ')
        .split(/\s+/).length,
  )
  expect(words.filter((count) => count >= 500 && count <= 1000).length).toBeGreaterThanOrEqual(10)
})

test('nobody comments before the article appears, nor in the future', () => {
  const published = new Map(ofType('article').map((one) => [one._id, String(one['publishedAt'])]))
  for (const { article, submittedAt, _id } of comments) {
    expect(String(submittedAt) > found(published.get(referredId(article) ?? '')), _id).toBe(true)
    expect(String(submittedAt) < now.toISOString(), _id).toBe(true)
  }
})

test('every picture in a document is described, and keys are unique where pictures are told by key', () => {
  const figures = objects.filter(({ _type }) => _type === 'figure')
  expect(figures.length).toBeGreaterThan(20)
  for (const { alt } of figures) expect(String(alt).length).toBeGreaterThan(20)
  for (const { body, _id } of ofType('article')) {
    const keys = objectsIn(body)
      .filter(({ _type }) => _type === 'figure')
      .map((o) => o['_key'])
    expect(new Set(keys).size, _id).toBe(keys.length)
  }
})

test('every picture is drawn, and drawn the same each time', async () => {
  const first = await renderPicture(pictures.marchio)
  expect(first.equals(await renderPicture(pictures.marchio))).toBe(true)
  expect(Object.keys(pictures).toSorted()).toEqual([...pictureNames].toSorted())
})

test('the clock of Rome is kept over the change to summer time', () => {
  expect(romeTime(now, 0, '18:30')).toBe('2026-03-10T17:30:00.000Z')
  expect(romeTime(now, 25, '18:30')).toBe('2026-04-04T16:30:00.000Z')
  expect(romeTime(new Date('2026-03-10T23:30:00Z'), 0, '08:00')).toBe('2026-03-11T07:00:00.000Z')
})

test('marks within marks are read', () => {
  expect(readInline('uno **due [tre](ref:x)** *quattro*')).toEqual({
    children: [
      { _type: 'span', text: 'uno ', marks: [] },
      { _type: 'span', text: 'due ', marks: ['strong'] },
      { _type: 'span', text: 'tre', marks: ['strong', 'm0'] },
      { _type: 'span', text: ' ', marks: [] },
      { _type: 'span', text: 'quattro', marks: ['em'] },
    ],
    markDefs: [{ _type: 'internalLink', _key: 'm0', reference: { _type: 'reference', _ref: 'x' } }],
  })
})
