import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Rule } from '@sanity/types'
import { expect, test } from 'vitest'
import { createDocumentJudge } from '../../../schemas/validate.ts'

type Field = Record<string, unknown>

/** The verdict on a document of a type with one field, `field`. */
function judge(field: Field, value: unknown, types: readonly unknown[] = []) {
  const note = { name: 'note', type: 'document', fields: [{ name: 'field', ...field }] }
  const document = { _id: 'a', _type: 'note', field: value }
  return createDocumentJudge([note, ...types]).validateDocument(document)
}

const issues = (...found: readonly (readonly [path: string, message: string])[]) => ({
  success: false,
  issues: found.map(([path, message]) => ({ path, message })),
})

const text = (validation: (rule: Rule) => Rule): Field => ({ type: 'string', validation })

test('a rule without words of its own speaks Italian', () => {
  expect(
    judge(
      text((rule) => rule.required()),
      '',
    ),
  ).toEqual(issues(['field', 'È obbligatorio.']))
  expect(
    judge(
      text((rule) => rule.max(1)),
      'ab',
    ),
  ).toEqual(issues(['field', 'Al massimo 1 carattere.']))
  const list = { type: 'array', of: [{ type: 'string' }] }
  const atLeastTwo = { ...list, validation: (rule: Rule) => rule.min(2) }
  expect(judge(atLeastTwo, ['a'])).toEqual(issues(['field', 'Almeno 2 voci.']))
  const soon = { type: 'datetime', validation: (rule: Rule) => rule.max('2026-05-01T10:00:00Z') }
  expect(judge(soon, '2026-06-01T10:00:00Z')).toEqual(
    issues(['field', 'Non può venire dopo: 1 maggio 2026.']),
  )
})

test('the words of a rule take the place of a custom text, and of no text with a place', () => {
  const silent = text((rule) => rule.custom(() => 'no').error('Meglio così.'))
  expect(judge(silent, 'x')).toEqual(issues(['field', 'Meglio così.']))
  const placed = (rule: Rule) => rule.custom(() => ({ message: 'Qui.', path: ['a'] })).error('Là.')
  const object = { type: 'object', fields: [{ name: 'a', type: 'string' }], validation: placed }
  expect(judge(object, { a: 'x' })).toEqual(issues(['field.a', 'Qui.']))
})

test('words in several languages are read in Italian', () => {
  const words = { 'en-US': 'Write.', 'it-IT': 'Scrivi.' }
  expect(
    judge(
      text((rule) => rule.required().error(words)),
      '',
    ),
  ).toEqual(issues(['field', 'Scrivi.']))
  expect(
    judge(
      text((rule) => rule.custom(() => words)),
      'x',
    ),
  ).toEqual(issues(['field', 'Scrivi.']))
})

test('a custom rule may name several places, members by their key', () => {
  const validation = (rule: Rule) =>
    rule.custom(() => [
      { message: 'Uno.', path: [{ _key: 'b' }, 'a'] },
      { message: 'Due.', path: [0] },
    ])
  const member = { name: 'entry', type: 'object', fields: [{ name: 'a', type: 'string' }] }
  const list = { type: 'array', of: [member], validation }
  const value = ['a', 'b'].map((_key) => ({ _type: 'entry', _key, a: 'x' }))
  expect(judge(list, value)).toEqual(
    issues(['field[_key=="b"].a', 'Uno.'], ['field[_key=="a"]', 'Due.']),
  )
})

test('a custom rule is told the document, the parent and the path as the Studio writes it', () => {
  const told: Field[] = []
  const validation = (rule: Rule) =>
    rule.custom((_value, { document, parent, path }) => {
      told.push({ id: document?._id, parent, path })
      return true
    })
  const member = { name: 'entry', type: 'object', fields: [{ name: 'a', ...text(validation) }] }
  judge({ type: 'array', of: [member] }, [{ _type: 'entry', _key: 'k', a: 'x' }])
  const parent = { _type: 'entry', _key: 'k', a: 'x' }
  expect(told).toEqual([{ id: 'a', parent, path: ['field', { _key: 'k' }, 'a'] }])
})

test('a custom rule that needs the lake passes, and ends no process when it fails', async () => {
  const program = `
    const { createDocumentJudge } = await import('./schemas/validate.ts')
    const asks = (value, { getClient }) => getClient({}).fetch('*')
    const rules = [(rule) => rule.custom(async (...told) => asks(...told)),
      (rule) => rule.custom(asks), (rule) => rule.custom(() => Promise.reject(new Error('no')))]
    const fields = rules.map((validation, n) => ({ name: 'f' + n, type: 'string', validation }))
    const judge = createDocumentJudge([{ name: 'note', type: 'document', fields }])
    console.log(judge.validateDocument({ _id: 'a', _type: 'note', f0: 'x', f1: 'x', f2: 'x' }).success)
    setTimeout(() => console.log('alive'), 20)`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    program,
  ])
  expect(stdout.trim().split('\n')).toEqual(['true', 'alive'])
})

test('a rule that breaks down is a fault of the document, not of the build', () => {
  const broken = text((rule) => rule.custom(() => JSON.parse('{')))
  expect(judge(broken, 'x')).toMatchObject({
    issues: [{ path: 'field', message: expect.stringContaining('interrotta') }],
  })
})

test('what stands inside a block is judged: its objects and its annotations', () => {
  const field = (name: string) => ({
    name,
    type: 'string',
    validation: (rule: Rule) => rule.required(),
  })
  const formula = { name: 'formula', type: 'object', fields: [field('tex')] }
  const note = { name: 'note', type: 'object', fields: [field('text')] }
  const block = { type: 'block', of: [{ type: 'formula' }], marks: { annotations: [note] } }
  const value = {
    _type: 'block',
    _key: 'b',
    children: [
      { _type: 'span', _key: 's', text: 'x', marks: ['m'] },
      { _type: 'formula', _key: 'f' },
    ],
    markDefs: [{ _type: 'note', _key: 'm' }],
  }
  expect(judge({ type: 'array', of: [block] }, [value], [formula])).toEqual(
    issues(
      ['field[_key=="b"].markDefs[_key=="m"].text', 'È obbligatorio.'],
      ['field[_key=="b"].children[_key=="f"].tex', 'È obbligatorio.'],
    ),
  )
})

test('a block that names no styles, lists and marks has those of Sanity', () => {
  const span = { _type: 'span', _key: 's', text: 'x', marks: ['strong', 'm'] }
  const link = { _type: 'link', _key: 'm', href: 'https://example.it' }
  const block = { _type: 'block', _key: 'b', style: 'h1', listItem: 'number' }
  const value = [{ ...block, children: [span], markDefs: [link] }]
  expect(judge({ type: 'array', of: [{ type: 'block' }] }, value)).toMatchObject({ success: true })
})

test('a field’s own validation takes the place of its type’s', () => {
  const short = { name: 'short', ...text((rule) => rule.max(2).error('Breve.')) }
  const own = (rule: Rule) => rule.min(2).error('Di più.')
  expect(judge({ type: 'short' }, 'abc', [short])).toEqual(issues(['field', 'Breve.']))
  expect(judge({ type: 'short', validation: own }, 'abc', [short]).success).toBe(true)
  expect(judge({ type: 'short', validation: own }, 'a', [short])).toEqual(
    issues(['field', 'Di più.']),
  )
})

test('a fault of shape hides the rules of its place, and no other', () => {
  const fields = [
    { name: 'title', ...text((rule) => rule.required().error('Titolo.')) },
    { name: 'count', type: 'number', validation: (rule: Rule) => rule.max(1).error('Troppi.') },
  ]
  expect(judge({ type: 'object', fields }, { count: 'molti' })).toEqual(
    issues(['field.count', 'Deve essere un numero.'], ['field.title', 'Titolo.']),
  )
})

test('every member of a list is one of the choices of the list', () => {
  const list = { list: [{ title: 'A', value: 'a' }, 'b'] }
  const field = { type: 'array', of: [{ type: 'string' }], options: list }
  expect(judge(field, ['a', 'b']).success).toBe(true)
  expect(judge(field, ['a', 'c'])).toEqual(
    issues(['field[1]', 'Non è tra i valori ammessi: a, b.']),
  )
})

test('warnings and notes refuse nothing, and what a type implies is as grave as its rules', () => {
  const field = (level: 'warning' | 'info' | 'error') => ({
    type: 'url',
    validation: (rule: Rule) => rule[level](),
  })
  for (const level of ['warning', 'info'] as const) {
    expect(judge(field(level), 'no')).toMatchObject({
      success: true,
      warnings: [{ path: 'field', message: 'Non è un indirizzo web valido.' }],
    })
  }
  expect(judge(field('error'), 'no').success).toBe(false)
})

test('a rule that cannot be derived is refused when a document of its type is judged', () => {
  expect(() =>
    judge(
      text((rule) => rule.media(() => true)),
      'x',
    ),
  ).toThrow(/media/)
})
