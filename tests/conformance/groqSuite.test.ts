import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { countOutcomes, createComparison, type Comparison, type Outcome } from './groqComparison.ts'

// The public GROQ test suite (github.com/sanity-io/groq-test-suite): datasets and tests, one JSON a line.
const file = new URL('../../../shared/fixtures/groq/suite.ndjson.gz', import.meta.url)
const suiteLine = z.looseObject({
  _id: z.string(),
  _type: z.string(),
  // Of a dataset.
  documents: z.array(z.unknown()).optional(),
  // Of a test.
  valid: z.boolean().optional(),
  dataset: z.object({ _ref: z.string() }).nullish(),
  query: z.string().default(''),
  params: z.record(z.string(), z.unknown()).nullish(),
  result: z.unknown().optional(),
})
const isHere = existsSync(file)
if (!isHere) {
  console.log(`The GROQ suite is skipped: ../shared/fixtures/groq/suite.ndjson.gz is not there.`)
}

test.skipIf(!isHere)(
  'the engine answers every query of the suite as groq-js alone does',
  { timeout: 300_000 },
  async () => {
    const lines = gunzipSync(readFileSync(file))
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => suiteLine.parse(JSON.parse(line)))
    const comparisons = new Map<string, Comparison>()
    for (const line of lines) {
      if (line._type === 'dataset' && line.documents !== undefined) {
        comparisons.set(line._id, createComparison(line.documents))
      }
    }
    const outcomes: Outcome[] = []
    const different: unknown[] = []
    const wrong: unknown[] = []
    for (const line of lines) {
      if (line._type !== 'test' || !line.valid) continue
      const { dataset, query, params, result } = line
      const comparison = comparisons.get(dataset?._ref ?? '') ?? createComparison([])
      const outcome = await comparison.compare(query, params ?? {})
      outcomes.push(outcome)
      if (outcome.kind === 'different') different.push({ query, ...outcome })
      if (outcome.kind === 'added' && !agrees(JSON.parse(outcome.engine), result)) {
        wrong.push({ query: query.slice(0, 2000), expected: result, engine: outcome.engine })
      }
    }
    console.log('GROQ suite:', countOutcomes(outcomes), 'of the added wrong:', wrong.length)
    expect(different.slice(0, 10)).toEqual([])
    expect(wrong.slice(0, 10)).toEqual([])
    expect(outcomes.length).toBeGreaterThan(1000)
    expect(outcomes.some(({ isPlanned }) => isPlanned)).toBe(true)
  },
)

/** Whether two answers are the same, distances to the micrometre. */
function agrees(found: unknown, expected: unknown): boolean {
  if (typeof found === 'number' && typeof expected === 'number') {
    return Math.abs(found - expected) < 1e-6
  }
  return JSON.stringify(found) === JSON.stringify(expected)
}
