import { z } from 'zod'
import { isJsonObject, type JsonObject, type SanityDocument } from '../documents/document.ts'
import { publishedId as publishedIdOf } from '../documents/documentIds.ts'
import { invalidOperation } from '../mutations/operationError.ts'
import type { WorkingSet } from '../mutations/workingSet.ts'

/** What an action may look at and change. */
export interface ActionContext {
  readonly working: WorkingSet
  /** The last state of a document that has been deleted since. */
  readonly lastState: (id: string) => SanityDocument | undefined
}

/** One kind of action: its name, and how a request of that kind is checked and carried out. */
export interface Action {
  readonly actionType: string
  /** Carries the action out; throws an OperationError, or the ZodError of a malformed request. */
  readonly run: (context: ActionContext, request: unknown) => void
}

/** An action whose request has the shape of `schema`. */
export function defineAction<T>(
  actionType: string,
  schema: z.ZodType<T>,
  apply: (context: ActionContext, request: T) => void,
): Action {
  return {
    actionType: `sanity.action.${actionType}`,
    run: (context, request) => apply(context, schema.parse(request)),
  }
}

/** The id of a document, in any of its forms. */
export const documentIdShape = z.string().min(1)

/** A JSON object. */
export const objectShape = z.custom<JsonObject>(isJsonObject, 'expected an object')

/** Throws unless an id is that of a draft or version of the published document. */
export function requireVersionOf(publishedId: string, id: string): void {
  if (id !== publishedId && publishedIdOf(id) === publishedId) return
  throw invalidOperation(`"${id}" is not a draft or version of "${publishedId}".`)
}

/** The attributes of a document that are not given to it anew when it is copied. */
export function contentOf(document: SanityDocument): JsonObject {
  const { _rev, _updatedAt, ...content } = document
  return content
}

/** The operations of a patch without what says which document it is for. */
export function operationsOf(patch: JsonObject): JsonObject {
  const selectors = new Set(['id', 'query', 'params', 'ifRevisionID'])
  return Object.fromEntries(Object.entries(patch).filter(([key]) => !selectors.has(key)))
}
