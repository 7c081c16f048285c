import { evaluate, parse } from 'groq-js'
import { createGrants } from '../../server/lake/access/grants.ts'
import { system } from '../../server/lake/access/identity.ts'
import { isJsonObject, type SanityDocument } from '../../server/lake/documents/document.ts'
import { lakeFunctions } from '../../server/lake/query/functions/lakeFunctions.ts'
import { replaceCalls } from '../../server/lake/query/functions/replaceCalls.ts'
import { createGroqEngine } from '../../server/lake/query/groqEngine.ts'
import { parseQuery } from '../../server/lake/query/parseQuery.ts'
import { planQuery } from '../../server/lake/query/plan/planQuery.ts'
import { createMirror, type Mirror } from '../../server/lake/query/mirror.ts'

/** Asks the same of the engine and of groq-js alone, over the same documents. */
export interface Comparison {
  readonly mirror: Mirror
  compare(query: string, params: Record<string, unknown>): Promise<Outcome>
}

export interface Outcome {
  /** `added`: groq-js has not all of the query's functions, the engine has. */
  readonly kind: 'same' | 'bothThrow' | 'different' | 'added'
  readonly isPlanned: boolean
  readonly plain: string
  readonly engine: string
}

const timestamp = new Date('2026-01-02T03:04:05.678Z')

/** Whether a mirror can hold it: what is generated lacks some of what every document has. */
export const isStorable = (value: unknown): value is SanityDocument =>
  isJsonObject(value) && typeof value['_id'] === 'string'

export function createComparison(documents: readonly unknown[]): Comparison {
  const mirror = createMirror(documents.filter(isStorable))
  const grants = { ...createGrants('public'), permits: () => true }
  const names = { projectId: 'project', dataset: 'dataset' }
  const engine = createGroqEngine({ mirror, grants, ...names, clock: () => timestamp })
  const askPlain = async (query: string, params: Record<string, unknown>) => {
    const dataset = mirror.all()
    const byId = new Map(dataset.map((each) => [each._id, each]))
    const value = await evaluate(parse(query, { params }), {
      dataset,
      params,
      timestamp,
      identity: '<system>',
      sanity: names,
      dereference: ({ _ref: id }) => byId.get(id),
    })
    return value.get()
  }
  return {
    mirror,
    async compare(query, params) {
      const plain = await written(() => askPlain(query, params))
      const found = await written(async () => {
        const request = { query, params, perspective: 'raw', identity: system }
        return (await engine.evaluate(request)).result
      })
      const bothThrow = plain === undefined && found === undefined
      const isAdded = plain === undefined && found !== undefined && usesLakeFunctions(query)
      const isSame = plain === found ? 'same' : 'different'
      const kind = bothThrow ? 'bothThrow' : isAdded ? 'added' : isSame
      const isPlanned = !bothThrow && isPlannedQuery(query, params)
      return { kind, isPlanned, plain: String(plain), engine: String(found) }
    },
  }
}

function isPlannedQuery(query: string, params: Record<string, unknown>): boolean {
  const tree = replaceCalls(parseQuery(query, params), query)
  return (planQuery(tree)?.slots.length ?? 0) > 0
}

function usesLakeFunctions(query: string): boolean {
  return [...lakeFunctions.keys()].some((name) => query.includes(name.replace('global::', '')))
}

/** The answer as it goes over the wire; undefined when there is none but an error. */
async function written(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return JSON.stringify((await ask()) ?? null)
  } catch {
    return undefined
  }
}

/** How many outcomes there were of each kind, for the log. */
export function countOutcomes(outcomes: readonly Outcome[]): Record<string, number> {
  const count = (kind: string): number => outcomes.filter((each) => each.kind === kind).length
  return {
    same: count('same'),
    bothThrow: count('bothThrow'),
    different: count('different'),
    added: count('added'),
    planned: outcomes.filter(({ isPlanned }) => isPlanned).length,
  }
}
