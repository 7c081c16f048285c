import { expect, test } from 'vitest'
import { countOutcomes, createComparison, isStorable, type Outcome } from './groqComparison.ts'
import { createRandom, pick } from '../createRandom.ts'
import { generateDocuments, generateQuery, parameters } from './groqQueries.ts'

const runs = 3000

test(
  'the engine answers generated queries as groq-js alone does, while documents change',
  { timeout: 300_000 },
  async () => {
    const all = generateDocuments(7).filter(isStorable)
    const spare = generateDocuments(8).filter(isStorable)
    const { mirror, compare } = createComparison(all)
    const random = createRandom(1)

    const outcomes: Outcome[] = []
    const different: unknown[] = []
    for (let run = 0; run < runs; run++) {
      if (run % 3 === 0) {
        const document = pick(random, random() < 0.5 ? all : spare)
        mirror.apply([{ id: document._id, after: random() < 0.3 ? undefined : document }])
      }
      const query = generateQuery(random)
      const outcome = await compare(query, parameters)
      outcomes.push(outcome)
      if (outcome.kind === 'different') different.push({ query, ...outcome })
    }
    console.log('GROQ fuzz:', countOutcomes(outcomes))
    expect(different.slice(0, 5)).toEqual([])
    expect(outcomes.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(runs * 0.9)
    expect(outcomes.filter(({ isPlanned }) => isPlanned).length).toBeGreaterThan(runs * 0.6)
  },
)
