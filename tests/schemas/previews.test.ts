import { expect, test } from 'vitest'
import { z } from 'zod'
import { schemaTypes } from '../../schemas/schemaTypes.ts'
import { shortDate, shortDateTime } from '../../schemas/shortDate.ts'
import { found } from '../found.ts'

type Shown = (selection: Record<string, unknown>) => Record<string, unknown>
const previewed = z.object({
  preview: z.object({ prepare: z.custom<Shown>((value) => typeof value === 'function') }),
})
/** How each type that says more than its fields is shown in a list, by its name. */
const previews = new Map(
  schemaTypes.flatMap((type) => {
    const { data } = previewed.safeParse(type)
    return data === undefined ? [] : [[type.name, data.preview.prepare]]
  }),
)

/** What a list shows of a type, given what its preview selects. */
const shown = (name: string, selection: Record<string, unknown>) =>
  found(previews.get(name))(selection)

test('a participant is shown by the name of the person, or by the name written', () => {
  expect(shown('participant', { author: 'Ada Righi', role: 'speaker' })).toMatchObject({
    title: 'Ada Righi',
    subtitle: 'Interviene',
  })
  expect(shown('participant', { name: 'Lia', organisation: 'Ordine' })).toMatchObject({
    title: 'Lia',
    subtitle: 'Ordine',
  })
})

test('a redirect and a line of the menu are shown with the page that they lead to', () => {
  expect(shown('redirect', { title: '/a/', page: 'Carta' })['subtitle']).toBe('→ Carta')
  expect(shown('redirect', { title: '/a/', to: '/b/' })['subtitle']).toBe('→ /b/')
  expect(shown('menuEntry', { title: 'Chi', person: 'Ada' })['subtitle']).toBe('Ada')
})

test('every type that is just begun has a name to be shown by', () => {
  expect(previews.size).toBeGreaterThan(0)
  for (const [name, prepare] of previews) expect(prepare({})['title'], name).toMatch(/./)
})

test('dates are shown in Italian, in Rome', () => {
  expect(shortDate('2026-04-30T22:30:00Z')).toBe('1 mag 2026')
  expect(shortDateTime('2026-05-01T08:00:00Z')).toBe('1 mag 2026, 10:00')
  expect(shortDate(undefined)).toBe('')
  expect(shortDate('ieri')).toBe('')
})
