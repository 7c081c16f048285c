import type { Grants } from '../access/grants.ts'
import { identityId, system } from '../access/identity.ts'
import { contentError } from '../errors.ts'
import { evaluatePrepared, mapResult } from './evaluatePrepared.ts'
import type { Mirror } from './mirror.ts'
import { createPreparedQueries } from './preparedQuery.ts'
import type { QueryEngine } from './queryEngine.ts'
import { idTag } from './syncTags.ts'
import { createTextAnswers } from './textQuery.ts'
import type { View } from './view.ts'
import { createViews } from './views.ts'
import { gatherWords, makeIndexes } from './warmUp.ts'

/** An engine that can make ready what first queries wait for. */
export interface GroqEngine extends QueryEngine {
  /** Makes what every query needs; until it is done, nothing is answered. */
  makeIndexes(): void
  /** Gathers what searches need of documents, in steps; before each it waits for the pause. */
  gatherWords(ids: readonly string[], pause: () => Promise<void>): Promise<void>
}

/**
 * Evaluates with groq-js over the mirror, as far as the identity's grants let it read. Indexes say
 * which documents are looked at.
 */
export function createGroqEngine(options: {
  readonly mirror: Mirror
  readonly grants: Grants
  readonly projectId: string
  readonly dataset: string
  readonly clock: () => Date
}): GroqEngine {
  const { mirror, grants, clock } = options
  const readView = createViews(mirror, grants)
  const prepare = createPreparedQueries()
  const answerText = createTextAnswers()
  const engine: QueryEngine = {
    async evaluate({ query, params, perspective, identity, resultSourceMap = false }) {
      const prepared = prepare(query, params)
      const view = readView(identity, perspective)
      const tags = new Set(prepared.tags(params))
      const scope = {
        params,
        identity: identityId(identity),
        timestamp: clock(),
        sanity: { projectId: options.projectId, dataset: options.dataset },
      }
      const onDereference = (id: string): void => void tags.add(idTag(id))
      try {
        const texts = prepared.textQueries.map((each) => answerText(each, view, params))
        const over = { view, texts, scope, onDereference }
        const result = await evaluatePrepared(prepared, over)
        const answer = { result, syncTags: [...tags].sort() }
        if (resultSourceMap === false) return answer
        const map = mapResult(prepared, over, result, resultSourceMap)
        return { ...answer, resultSourceMap: map }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const description = `The query cannot be evaluated: ${reason}.`
        const details = { query, start: 0, end: query.length }
        throw contentError(400, 'queryEvaluationError', description, details)
      }
    },
  }
  const readViewOfAll = (perspective: string): View => readView(system, perspective)
  return {
    ...engine,
    makeIndexes: () => makeIndexes(readViewOfAll),
    gatherWords: (ids, pause) => gatherWords(engine, readViewOfAll, ids, pause),
  }
}
