import { z } from 'zod'
import { isDocument, isJsonObject, type JsonObject } from '../documents/document.ts'
import type { DocumentChange, Effects, Mutation } from './transaction.ts'

/** What a change did, as texts of the log. */
interface LoggedTexts {
  readonly mutations: string
  readonly effects: string
}

const json = z.custom<JsonObject>(isJsonObject)
// Of what made a document that has not changed since, the log holds the kind alone.
const mutationsBody = z.union([
  z.array(json),
  z.enum(['create', 'createIfNotExists', 'createOrReplace']),
])
/** SQL for whether mutations may be such a kind: all of them are short, and little else is. */
export const mayBeKind = 'octet_length(mutations) < 20'
const effectsBody = z.object({ apply: z.array(z.unknown()), revert: z.array(z.unknown()) })

// The value of the patch is what its only mutation creates.
const asCreated = '{"apply":[0],"revert":[0,null]}'

// What remains of a history that was deleted: that there was a deletion.
const nothingKnown = '{"apply":[0,null],"revert":[0,null]}'

/**
 * A change as the log keeps it. A created document is written once, among the documents: the log
 * holds how it was created, e.g. `"create"`, and the document itself from the next change on. See
 * `prepareWrite`.
 */
export function changeToLog(change: DocumentChange): LoggedTexts {
  const { mutations, effects, purge } = change
  const kind = kindOfCreation(change)
  if (kind !== undefined) return { mutations: JSON.stringify(kind), effects: asCreated }
  return {
    mutations: JSON.stringify(mutations),
    effects: purge === undefined ? JSON.stringify(effects) : nothingKnown,
  }
}

/**
 * What a change did.
 * @param body the current document, when the log does not hold what the change created
 */
export function changeFromLog(
  texts: LoggedTexts,
  body: string | undefined,
): { readonly mutations: readonly Mutation[]; readonly effects: Effects } {
  const logged = mutationsBody.parse(JSON.parse(texts.mutations))
  const mutations = Array.isArray(logged) ? logged : [{ [logged]: createdAs(body) }]
  const { apply, revert } = effectsBody.parse(JSON.parse(texts.effects))
  const isAsCreated = apply.length === 1 && apply[0] === 0
  return {
    mutations,
    effects: { apply: isAsCreated ? [0, ...createdBy(mutations)] : apply, revert },
  }
}

/** A document as it was created. */
export function withoutRevision({ _rev, ...created }: JsonObject): JsonObject {
  return created
}

function createdAs(body: string | undefined): JsonObject {
  const document: unknown = body === undefined ? undefined : JSON.parse(body)
  if (!isDocument(document)) throw new Error('The log refers to a document that is not there.')
  return withoutRevision(document)
}

/** What a lone mutation creates, in a list; an empty list otherwise. */
function createdBy(mutations: readonly Mutation[]): JsonObject[] {
  const [only, ...others] = mutations
  if (only === undefined || others.length > 0) return []
  return [only['create'] ?? only['createIfNotExists'] ?? only['createOrReplace']].filter(
    isJsonObject,
  )
}

/** The kind of the lone mutation that creates a document of the very values that it has. */
function kindOfCreation(change: DocumentChange): string | undefined {
  const { before, after, mutations, purge } = change
  const [made] = createdBy(mutations)
  if (before !== undefined || after === undefined || purge !== undefined || !made) return undefined
  const document = withoutRevision(after)
  const keys = Object.keys(document)
  const isWhatWasMade =
    keys.length === Object.keys(made).length && keys.every((key) => made[key] === document[key])
  return isWhatWasMade ? Object.keys(mutations[0] ?? {})[0] : undefined
}
