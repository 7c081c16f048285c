import { evaluate, type EvaluateOptions } from 'groq-js'
import type { Grants } from '../access/grants.ts'
import { identityId } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { contentError } from '../errors.ts'
import type { Mirror } from '../storage/mirror.ts'
import { calledFunction, startCall } from './functions/callExpression.ts'
import { lakeFunctions, type FunctionScope } from './functions/lakeFunctions.ts'
import { evaluatePlan } from './plan/evaluatePlan.ts'
import { planQuery } from './plan/planQuery.ts'
import { findById } from './plan/postings.ts'
import { parseSlot } from './plan/syntheticReference.ts'
import { createPreparedQueries, type PreparedQuery } from './preparedQuery.ts'
import type { QueryEngine } from './queryEngine.ts'
import { sourceMapOf } from './sourceMap/sourceMap.ts'
import { traceQuery, type TraceSources } from './sourceMap/traceQuery.ts'
import { idTag, tagsOfQuery } from './syncTags.ts'
import { createTextAnswers, textSlot, type TextAnswer } from './textQuery.ts'
import { createViews } from './views.ts'

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
}): QueryEngine {
  const { mirror, grants, clock } = options
  const readView = createViews(mirror, grants)
  const prepare = createPreparedQueries()
  const answerText = createTextAnswers()
  return {
    async evaluate({ query, params, perspective, identity, resultSourceMap = false }) {
      const prepared = prepare(query, params)
      const view = readView(identity, perspective)
      const tags = tagsOfQuery(prepared.parsed, params)
      const scope = {
        params,
        identity: identityId(identity),
        timestamp: clock(),
        sanity: { projectId: options.projectId, dataset: options.dataset },
      }
      try {
        const texts = prepared.textQueries.map((each) => answerText(each, view, params))
        const over = { view, texts, projectId: options.projectId, dataset: options.dataset }
        const result = await evaluatePrepared(prepared, over, scope, (id) => tags.add(idTag(id)))
        const answer = { result, syncTags: [...tags].sort() }
        if (resultSourceMap === false) return answer
        const traced = traceQuery(prepared.tree, traceSources(prepared, over, scope))
        const withKeys = resultSourceMap === 'withKeyArraySelector'
        return { ...answer, resultSourceMap: sourceMapOf(traced, result, withKeys) }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const description = `The query cannot be evaluated: ${reason}.`
        const details = { query, start: 0, end: query.length }
        throw contentError(400, 'queryEvaluationError', description, details)
      }
    },
  }
}

type Scope = Omit<EvaluateOptions, 'dataset' | 'dereference'>

type Over = FunctionScope & { readonly texts: readonly TextAnswer[] }

/** @param onDereference told of the id of each reference that is followed */
async function evaluatePrepared(
  prepared: PreparedQuery,
  over: Over,
  scope: Scope,
  onDereference: (id: string) => void,
): Promise<unknown> {
  const { view } = over
  const { documents } = view
  if (prepared.plan !== undefined) {
    try {
      return evaluatePlan(prepared.plan, over, scope, referenceIn(over, view.get, onDereference))
    } catch {
      // Some of GROQ groq-js evaluates only asynchronously; what fails there too fails for good.
    }
  }
  // A commit may come in between, so that only the array, which never changes, is read from.
  const dereference = referenceIn(over, (id) => findById(documents, id), onDereference)
  const value = await evaluate(prepared.tree, {
    ...scope,
    dataset: documents,
    dereference: ({ _ref: reference }) => dereference(reference),
  })
  return value.get()
}

/** Follows the references of documents, and those by which groq-js asks for our own answers. */
function referenceIn(
  over: Over,
  find: (id: string) => SanityDocument | undefined,
  onDereference: (id: string) => void,
): (reference: string) => Record<string, unknown> | undefined {
  return (reference) => {
    const called = lakeFunctions.get(calledFunction(reference) ?? '')
    if (called !== undefined) return startCall(called.compute(over))
    const slot = parseSlot(reference, () => 1)
    if (slot === undefined) {
      onDereference(reference)
      return find(reference)
    }
    const text = over.texts.find((_, position) => textSlot(position) === slot.number)
    return { answer: text?.ids.has(slot.keys[0]?.texts[0] ?? '') ?? null }
  }
}

function traceSources(prepared: PreparedQuery, over: Over, scope: Scope): TraceSources {
  const { view } = over
  const texts = prepared.textQueries.map(({ node }) => node)
  const dereference = referenceIn(over, view.get, () => undefined)
  return {
    find: view.get,
    evaluate(tree) {
      const plan = planQuery(tree, texts) ?? { tree, slots: [] }
      return evaluatePlan(plan, over, scope, dereference)
    },
  }
}
