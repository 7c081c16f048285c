import { expect, test } from 'vitest'
import { createRandom } from '../../../createRandom.ts'
import { createComparison } from '../../../conformance/groqComparison.ts'
import { createGrants } from '../../../../server/lake/access/grants.ts'
import { system } from '../../../../server/lake/access/identity.ts'
import { createGroqEngine } from '../../../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../../../server/lake/query/mirror.ts'
import { fitsWildcard, foldCase } from '../../../../server/lake/query/native/wildcard.ts'

// Characters that case, dots, separators and Unicode make a difference for.
const letters = [
  ...Array.from('aAbBsSkKiI..__'),
  'ß',
  'ſ',
  'K',
  'İ',
  'ı',
  'é',
  'É',
  'ǅ',
  'ﬁ',
  '𝒳',
  '-',
  ' ',
  "'",
]

test('match agrees with groq-js on any text and pattern', async () => {
  const random = createRandom(5)
  const text = (extra: string[] = []): string => {
    const from = [...letters, ...extra]
    const length = Math.floor(random() * 7)
    return Array.from({ length }, () => from[Math.floor(random() * from.length)]).join('')
  }
  const documents = Array.from({ length: 40 }, (_, n) => ({ _id: `d${n}`, _type: 'd', t: text() }))
  const { compare } = createComparison(documents)
  const query =
    '{"m": *[t match $p]._id, "s": * | score(t match $p){_id, _score}, "i": $x match $p}'
  let matches = 0
  for (let run = 0; run < 1500; run++) {
    const wild = ['*', '*', '*', '*', '*', '*', '*']
    const p = random() < 0.2 ? [text(wild), text(wild)] : text(wild)
    const params = { p, x: text() }
    const { kind, plain, engine } = await compare(query, params)
    if (kind !== 'same') expect({ params, engine }).toEqual({ params, engine: plain })
    if (!plain.startsWith('{"m":[]')) matches++
  }
  expect(matches).toBeGreaterThan(200)
})

test('a wildcard stands for anything, a dot for one character', () => {
  const fits = (word: string, pattern: string): boolean =>
    fitsWildcard(foldCase(word), foldCase(pattern))
  expect(fits('Society', 'soc*')).toBe(true)
  expect(fits('soc', 'soc*')).toBe(true)
  expect(fits('asoc', 'soc*')).toBe(false)
  expect(fits('abcabd', '*ab*d')).toBe(true)
  expect(fits('abc', 'a.c')).toBe(true)
  expect(fits('ac', 'a.c')).toBe(false)
  expect(fits('', '*')).toBe(true)
})

// As regular expressions, these take longer than anybody waits.
test('wildcard bombs and runs of dots are answered', async () => {
  const at = '2026-01-01T00:00:00Z'
  const meta = { _type: 'd', _rev: 'r', _createdAt: at, _updatedAt: at }
  const texts = ['a'.repeat(20_000), `${'.'.repeat(200_000)}!`, 'aab']
  const documents = texts.map((t, n) => ({ ...meta, _id: `d${n}`, t }))
  const engine = createGroqEngine({
    mirror: createMirror(documents),
    grants: createGrants('public'),
    projectId: 'project',
    dataset: 'dataset',
    clock: () => new Date(at),
  })
  const query = '*[t match $p]._id'
  const params = { p: `${'*a'.repeat(2)}*b` }
  const bomb = { p: `${'*a'.repeat(12)}*b` }
  const ask = async (given: object): Promise<unknown> =>
    (await engine.evaluate({ query, params: { ...given }, perspective: 'raw', identity: system }))
      .result
  expect(await ask(params)).toEqual(['d2'])
  expect(await ask(bomb)).toEqual([])
})
