import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { validateDocument } from '../../schemas/validate.ts'
import { mendDocument } from '../../site/content/mendDocument.ts'
import { walkContent } from '../../site/content/walkContent.ts'
import { found } from '../found.ts'
import { fixture } from './fixture.ts'

const now = new Date('2026-11-23T10:00:00Z')
const types = ['article', 'event', 'author', 'page']
const whole = fixture().filter(
  (document) => types.includes(document._type) && validateDocument(document).success,
)

test('a document that fits is left as it is', () => {
  for (const document of whole) expect(mendDocument(document, now)).toBe(document)
})

test('what a new draft lacks is made up', () => {
  const draft = { _id: 'x', _type: 'article' }
  expect(mendDocument(draft, now)).toMatchObject({ title: 'Senza titolo', language: 'it' })
  expect(draft).toEqual({ _id: 'x', _type: 'article' })
})

/** Puts something in the place of some value, anywhere in a document. */
const broken = fc
  .record({
    document: fc.constantFrom(...whole),
    wounds: fc.array(
      fc.record({
        where: fc.nat(),
        field: fc.nat(),
        what: fc.oneof(fc.constant(undefined), fc.constant(null), fc.constant(''), fc.jsonValue()),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ document, wounds }) => {
    const wounded = structuredClone(document)
    for (const { where, field, what } of wounds) {
      const nodes = [...walkContent(wounded)]
      const node = found(nodes[where % nodes.length]).value
      const fields = Object.keys(node).filter((name) => name !== '_id' && name !== '_type')
      const name = fields[field % fields.length]
      if (name !== undefined) Reflect.set(node, name, what)
    }
    return wounded
  })

test('whatever is broken in a document, what is shown of it fits, and mostly something is', () => {
  let shown = 0
  let all = 0
  fc.assert(
    fc.property(broken, (document) => {
      const mended = mendDocument(document, now)
      all += 1
      if (mended === undefined) return
      shown += 1
      expect(validateDocument(mended)).toMatchObject({ success: true })
    }),
    { numRuns: Number(process.env['EDICOLA_MEND_RUNS'] ?? 300) },
  )
  expect(shown / all).toBeGreaterThan(0.95)
})
