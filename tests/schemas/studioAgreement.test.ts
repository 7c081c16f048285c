import type { SanityClient } from '@sanity/client'
import type { Rule, SanityDocument } from '@sanity/types'
import { createSchema, type Workspace } from 'sanity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDocumentJudge, validateDocument } from '../../schemas/validate.ts'
import { sanityPath } from '../../schemas/validation/sanityPath.ts'
import { found } from '../found.ts'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { studioWorkspace } from '../studio/studioWorkspace.ts'
import { documents, system } from './documents.ts'
import { changed, isSystemPlace, placesIn, valueAt } from './places.ts'
import { studioVerdict } from './studioVerdict.ts'

let lake: TestLake
let client: SanityClient
let workspace: Workspace

beforeAll(async () => {
  lake = await startTestLake()
  client = lake.client('administrator')
  workspace = await studioWorkspace()
}, 240_000)
afterAll(() => lake.close())

/** Other values of the same shape, so that only rules can object; undefined takes it away. */
function othersLike(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const texts = ['', 'x', 'Città nuova', 'a'.repeat(6000), '#carta', 'a@b', 'Europe/Rome']
    const addresses = ['javascript:1', '/qui/', '//a.it', 'https://u:p@a.it', 'mailto:a@b.it']
    return [undefined, ...texts, ...addresses, '2001-01-01T00:00:00Z']
  }
  if (typeof value === 'number') return [undefined, 0, -1, 7.5, 4, 5, 50, 51, 1e6]
  if (typeof value === 'boolean') return [undefined, !value]
  if (Array.isArray(value)) {
    return [undefined, [], ...(value.length === 0 ? [] : [[...value, again(value[0])]])]
  }
  return [undefined]
}

const again = (member: unknown): unknown =>
  typeof member === 'object' ? { ...member, _key: 'again' } : member

/** Where the shape is at stake, the Studio shows an error of its own instead of a rule's. */
const shapeOnly = /(\.|^)(_ref|marks|style|listItem|level|children|markDefs|asset)(\.|\[|$)/

const isDatetime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)

function* variations(document: SanityDocument) {
  for (const path of placesIn(document)) {
    if (isSystemPlace(path) || shapeOnly.test(path.join('.'))) continue
    const value = valueAt(document, path)
    for (const other of othersLike(value)) {
      if (isDatetime(value) && other !== undefined && !isDatetime(other)) continue
      const name = `${path.join('.')} = ${JSON.stringify(other)?.slice(0, 30) ?? 'nothing'}`
      const variation = changed(document, path, other)
      yield { variation, name, firstTwin: sanityPath(variation, [...path, 0]) }
    }
  }
}

const pathsOf = (document: unknown): string[] => {
  const verdict = validateDocument(document)
  return verdict.success ? [] : [...new Set(verdict.issues.map(({ path }) => path))].toSorted()
}

/** The Studio names an empty slug twice, and both of two equal members; a build names each once. */
const namedOnce = (studio: readonly string[], ours: readonly string[], firstTwin: string) =>
  studio.filter((path) => {
    if (path === 'slug.current') return !studio.includes('slug')
    return path !== firstTwin || ours.includes(path)
  })

describe('the Studio and a build', () => {
  test.each(Object.keys(documents))(
    'agree about every variation of a document of type %s',
    async (type) => {
      const disagreements: string[] = []
      let refused = 0
      for (const { variation, name, firstTwin } of variations(found(documents[type]))) {
        const ours = pathsOf(variation)
        const studio = await studioVerdict(workspace, client, variation)
        if (ours.length > 0) refused += 1
        if (JSON.stringify(namedOnce(studio, ours, firstTwin)) !== JSON.stringify(ours)) {
          disagreements.push(`${name}: Studio ${studio.join(' ')} | build ${ours.join(' ')}`)
        }
      }
      expect(disagreements).toEqual([])
      expect(refused).toBeGreaterThan(5)
    },
    300_000,
  )
})

test('the Studio refuses an address that another document of the type and language has', async () => {
  const wholly = { title: 'Carta', slug: { _type: 'slug', current: 'carta' }, language: 'it' }
  await client.create({ _id: 'tag-taken', _type: 'tag', ...wholly })
  const verdictOn = (document: Record<string, unknown>) =>
    studioVerdict(workspace, client, {
      ...system,
      _id: 'drafts.tag-new',
      _type: 'tag',
      ...wholly,
      ...document,
    })
  expect(await verdictOn({})).toEqual(['slug'])
  expect(await verdictOn({ language: 'en' })).toEqual([])
  expect(await verdictOn({ _type: 'category' })).toEqual([])
  expect(await verdictOn({ _id: 'drafts.tag-taken' })).toEqual([])
  expect(await verdictOn({ _id: 'versions.r1.tag-taken' })).toEqual([])
  await client.create({ _id: 'drafts.tag-draft', _type: 'tag', ...wholly, language: 'en' })
  expect(await verdictOn({ language: 'en' })).toEqual(['slug'])
})

const base = {
  string: [
    '',
    'a',
    'abc',
    'ABC',
    'Abc',
    'abcdef',
    'a@b.it',
    'a@b',
    'https://a.it',
    '/a',
    'ftp://a.it',
  ],
  number: [0, -1, 1, 3, 3.5, 2.71234, 1e-7, 100],
  datetime: ['2001-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z'],
  boolean: [true, false],
  array: [[], ['a'], ['a', 'a'], ['a', 'b', 'c', 'd']],
} as const

/** What a validation function may ask, by the type of its field. */
const asked: readonly [keyof typeof base, string, (rule: Rule) => unknown][] = [
  ['string', 'nothing', () => undefined],
  ['string', 'required', (rule) => rule.required()],
  ['string', 'optional custom', (rule) => rule.optional().custom(() => 'no')],
  ['string', 'skip', (rule) => rule.required().min(4).skip()],
  ['string', 'min', (rule) => rule.min(2)],
  ['string', 'max', (rule) => rule.max(3).warning()],
  ['string', 'length', (rule) => rule.length(3)],
  ['string', 'regex', (rule) => rule.regex(/^[a-z]+$/)],
  ['string', 'global regex', (rule) => rule.regex(/a/g)],
  ['string', 'inverted regex', (rule) => rule.regex(/^a/, { name: 'a', invert: true })],
  ['string', 'email', (rule) => rule.email()],
  ['string', 'uri', (rule) => rule.uri()],
  ['string', 'relative uri', (rule) => rule.uri({ relativeOnly: true })],
  ['string', 'uri or relative', (rule) => rule.uri({ allowRelative: true, scheme: /^ftp$/ })],
  ['string', 'uppercase', (rule) => rule.uppercase()],
  ['string', 'lowercase', (rule) => rule.lowercase()],
  ['string', 'all', (rule) => rule.all([rule.min(2), rule.max(3)])],
  ['string', 'either', (rule) => rule.either([rule.max(1), rule.min(4)])],
  ['string', 'a list', (rule) => [rule.min(2), rule.max(3).info()]],
  ['string', 'custom', (rule) => rule.custom((text) => text === 'abc' || 'no')],
  ['string', 'promised custom', (rule) => rule.custom(async () => true as const)],
  ['string', 'languages', (rule) => rule.custom(() => ({ 'it-IT': 'no', 'en-US': 'no!' }))],
  ['string', 'thrown', (rule) => rule.custom(() => JSON.parse('{'))],
  // The types foresee none.
  ['string', 'no verdict', (rule) => rule.custom(() => Reflect.get({}, 'verdict'))],
  ['string', 'another field', (rule) => rule.max(rule.valueOfField('other'))],
  ['number', 'required', (rule) => rule.required()],
  ['number', 'integer', (rule) => rule.integer()],
  ['number', 'positive', (rule) => rule.positive()],
  ['number', 'negative', (rule) => rule.negative()],
  ['number', 'precision', (rule) => rule.precision(2)],
  ['number', 'between', (rule) => rule.greaterThan(0).lessThan(100)],
  ['number', 'min and max', (rule) => rule.min(1).max(3)],
  ['datetime', 'min', (rule) => rule.min('2020-01-01T00:00:00Z')],
  ['datetime', 'max', (rule) => rule.max('now')],
  ['boolean', 'required', (rule) => rule.required()],
  ['array', 'required', (rule) => rule.required()],
  ['array', 'min', (rule) => rule.min(1)],
  ['array', 'max', (rule) => rule.max(3)],
  ['array', 'length', (rule) => rule.length(2)],
  ['array', 'unique', (rule) => rule.unique()],
]

test.each(asked)(
  'a %s that asks %s is judged as in the Studio',
  async (type, _name, validation) => {
    const members = type === 'array' ? { of: [{ type: 'string' }] } : {}
    const field = { name: 'field', title: 'Field', type, validation, ...members }
    const other = { name: 'other', title: 'Other', type: 'number' }
    const types = [{ name: 'note', title: 'Note', type: 'document', fields: [field, other] }]
    const schema = createSchema({ name: 'default', types })
    const judge = createDocumentJudge(types)
    for (const value of [undefined, ...base[type]]) {
      const document = {
        ...system,
        _id: 'a',
        _type: 'note',
        other: 2,
        ...(value === undefined ? {} : { field: value }),
      }
      const studio = await studioVerdict({ ...workspace, schema }, client, document)
      const ours = judge.validateDocument(document)
      expect(ours.success, `${JSON.stringify(value)}: ${JSON.stringify(ours)}`).toBe(
        studio.length === 0,
      )
    }
  },
)
