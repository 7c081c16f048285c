import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugify } from '../../schemas/slugify.ts'

test.each([
  ['Perché no?', 'perche-no'],
  ['L’èra dei “social”…', 'l-era-dei-social'],
  ['Straße & Smørrebrød', 'strasse-e-smorrebrod'],
  ['  --già  ', 'gia'],
  ['日本', ''],
])('%j becomes %j', (title, slug) => {
  expect(slugify(title)).toBe(slug)
})

test('a slug is at most 96 characters, cut at a word, and its own slug', () => {
  expect(slugify('parola '.repeat(40))).toBe(
    `${'parola-'.repeat(13)}parola`.slice(0, 96).replace(/-[^-]*$/, ''),
  )
  fc.assert(
    fc.property(fc.string(), (title) => {
      const slug = slugify(title)
      expect(slug.length).toBeLessThanOrEqual(96)
      expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      expect(slugify(slug)).toBe(slug)
    }),
  )
})
