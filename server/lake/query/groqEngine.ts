import { evaluate } from 'groq-js'
import type { Grants } from '../access/grants.ts'
import { identityId, type Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { contentError } from '../errors.ts'
import type { Mirror } from '../storage/mirror.ts'
import { parseQuery } from './parseQuery.ts'
import { viewOf, type Perspective } from './perspective.ts'
import type { QueryEngine } from './queryEngine.ts'
import { idTag, tagsOfQuery } from './syncTags.ts'
import { createTextQueries } from './textQuery.ts'

interface View {
  readonly documents: readonly SanityDocument[]
  readonly byId: ReadonlyMap<string, SanityDocument>
}

/** Evaluates with groq-js over the mirror, as far as the identity's grants let it read. */
export function createGroqEngine(options: {
  readonly mirror: Mirror
  readonly grants: Grants
  readonly projectId: string
  readonly dataset: string
  readonly clock: () => Date
}): QueryEngine {
  const { mirror, grants, clock } = options
  const readView = createViews(mirror, grants)
  const textQueries = createTextQueries()
  return {
    async evaluate({ query, params, perspective, identity }) {
      const parsed = parseQuery(query, params)
      const view = readView(identity, perspective)
      const tags = tagsOfQuery(parsed, params)
      const dereference = ({ _ref: id }: { _ref: string }): SanityDocument | undefined => {
        tags.add(idTag(id))
        return view.byId.get(id)
      }
      try {
        const tree = query.includes('text::')
          ? textQueries.resolve(parsed, view.documents, params)
          : parsed
        const value = await evaluate(tree, {
          dataset: view.documents,
          params,
          identity: identityId(identity),
          timestamp: clock(),
          sanity: { projectId: options.projectId, dataset: options.dataset },
          dereference,
        })
        const result: unknown = await value.get()
        return { result, syncTags: [...tags].sort() }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const description = `The query cannot be evaluated: ${reason}.`
        throw contentError(400, 'queryEvaluationError', description, { query })
      }
    },
  }
}

// Perspectives are free text in a request: without a bound anybody could fill the memory.
const mostViews = 32

/** Views are made once for each state of the mirror. */
function createViews(
  mirror: Mirror,
  grants: Grants,
): (identity: Identity, perspective: Perspective) => View {
  const views = new Map<string, View>()
  let revision = mirror.revision
  return (identity, perspective) => {
    if (revision !== mirror.revision) {
      views.clear()
      revision = mirror.revision
    }
    const key = JSON.stringify([perspective, grants.readKey(identity)])
    const known = views.get(key)
    if (known !== undefined) return known
    if (views.size >= mostViews) views.clear()
    const readable = mirror.all().filter((each) => grants.permits(identity, 'read', each))
    const documents = viewOf(readable, perspective)
    const byId = new Map(documents.map((document) => [document._id, document]))
    const view = { documents, byId }
    views.set(key, view)
    return view
  }
}
