import { z } from 'zod'
import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import type { DocumentChange, Effects, Mutation } from './transaction.ts'

const effectsBody = z.object({ apply: z.array(z.unknown()), revert: z.array(z.unknown()) })

// The value of the patch is what its only mutation creates, which the log holds beside it.
const asCreated = '{"apply":[0],"revert":[0,null]}'

// What remains of a history that was deleted: that there was a deletion.
const nothingKnown = '{"apply":[0,null],"revert":[0,null]}'

/** The effects of a change as the log keeps them; a created document is not written twice. */
export function effectsToLog({ before, after, mutations, effects, purge }: DocumentChange): string {
  if (purge !== undefined) return nothingKnown
  const isCreated = before === undefined && after !== undefined && isWhatWasMade(after, mutations)
  return isCreated ? asCreated : JSON.stringify(effects)
}

/** The effects again, of a change with these mutations. */
export function effectsFromLog(text: string, mutations: readonly Mutation[]): Effects {
  const { apply, revert } = effectsBody.parse(JSON.parse(text))
  const isAsCreated = apply.length === 1 && apply[0] === 0
  return { apply: isAsCreated ? [0, ...createdBy(mutations)] : apply, revert }
}

/** What a lone mutation creates, in a list; an empty list otherwise. */
function createdBy(mutations: readonly Mutation[]): unknown[] {
  const [only, ...others] = mutations
  if (only === undefined || others.length > 0) return []
  return [only['create'] ?? only['createIfNotExists'] ?? only['createOrReplace']].filter(
    isJsonObject,
  )
}

/** Whether a document but for its `_rev` holds the very values that a lone mutation creates. */
function isWhatWasMade(document: SanityDocument, mutations: readonly Mutation[]): boolean {
  const [made] = createdBy(mutations)
  if (!isJsonObject(made)) return false
  const { _rev, ...rest } = document
  const keys = Object.keys(rest)
  return keys.length === Object.keys(made).length && keys.every((key) => made[key] === rest[key])
}
