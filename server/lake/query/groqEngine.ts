import { evaluate, type EvaluateOptions } from 'groq-js'
import type { Grants } from '../access/grants.ts'
import { identityId } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { contentError } from '../errors.ts'
import type { Mirror } from '../storage/mirror.ts'
import { calledFunction, startCall } from './functions/callExpression.ts'
import { lakeFunctions, type FunctionScope } from './functions/lakeFunctions.ts'
import { evaluatePlan } from './plan/evaluatePlan.ts'
import { findById } from './plan/postings.ts'
import { parseSlot } from './plan/syntheticReference.ts'
import { createPreparedQueries, type PreparedQuery } from './preparedQuery.ts'
import type { QueryEngine } from './queryEngine.ts'
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
    async evaluate({ query, params, perspective, identity }) {
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
        return { result, syncTags: [...tags].sort() }
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

/** @param onDereference told of the id of each reference that is followed */
async function evaluatePrepared(
  prepared: PreparedQuery,
  over: FunctionScope & { readonly texts: readonly TextAnswer[] },
  scope: Scope,
  onDereference: (id: string) => void,
): Promise<unknown> {
  const { view, texts } = over
  const { documents } = view
  const referenceIn = (find: (id: string) => SanityDocument | undefined) => (reference: string) => {
    const called = lakeFunctions.get(calledFunction(reference) ?? '')
    if (called !== undefined) return startCall(called.compute(over))
    const slot = parseSlot(reference, () => 1)
    if (slot === undefined) {
      onDereference(reference)
      return find(reference)
    }
    const text = texts.find((_, position) => textSlot(position) === slot.number)
    return { answer: text?.ids.has(slot.keys[0]?.texts[0] ?? '') ?? null }
  }
  if (prepared.plan !== undefined) {
    try {
      return evaluatePlan(prepared.plan, over, scope, referenceIn(view.get))
    } catch {
      // Some of GROQ groq-js evaluates only asynchronously; what fails there too fails for good.
    }
  }
  // A commit may come in between, so that only the array, which never changes, is read from.
  const dereference = referenceIn((id) => findById(documents, id))
  const value = await evaluate(prepared.tree, {
    ...scope,
    dataset: documents,
    dereference: ({ _ref: reference }) => dereference(reference),
  })
  return value.get()
}
