import { evaluate } from 'groq-js'
import { calledFunction, startCall } from './functions/callExpression.ts'
import { calledIn, evaluatePlan, type Surroundings } from './plan/evaluatePlan.ts'
import { planQuery } from './plan/planQuery.ts'
import { findById } from './plan/sortedDocuments.ts'
import type { PreparedQuery } from './preparedQuery.ts'
import { sourceMapOf, type ContentSourceMap } from './sourceMap/sourceMap.ts'
import { traceQuery } from './sourceMap/traceQuery.ts'

/** The value of a query: over indexes where it can be planned, by groq-js alone where not. */
export async function evaluatePrepared(
  { plan, tree }: PreparedQuery,
  over: Surroundings,
): Promise<unknown> {
  const { documents } = over.view
  if (plan !== undefined) {
    try {
      return evaluatePlan(plan, over)
    } catch {
      // Some of GROQ groq-js evaluates only asynchronously; what fails there too fails for good.
    }
  }
  const value = await evaluate(tree, {
    ...over.scope,
    dataset: documents,
    dereference({ _ref: reference }) {
      const name = calledFunction(reference)
      if (name !== undefined) {
        const called = calledIn(over, name)
        return called === undefined ? undefined : startCall(called)
      }
      over.onDereference(reference)
      // A commit may come in between, so that only the array, which never changes, is read from.
      return findById(documents, reference)
    },
  })
  return value.get()
}

/** Where the parts of a query's result come from. */
export function mapResult(
  { tree }: PreparedQuery,
  over: Surroundings,
  result: unknown,
  how: true | 'withKeyArraySelector',
): ContentSourceMap {
  const traced = traceQuery(tree, {
    find: over.view.get,
    evaluate: (part) => {
      const plan = planQuery(part) ?? { tree: part, native: undefined, slots: [] }
      return evaluatePlan(plan, over)
    },
  })
  return sourceMapOf(traced, result, how === 'withKeyArraySelector')
}
