import { z } from 'zod'
import { isJsonObject, type JsonObject } from '../documents/document.ts'
import { badRequest } from '../errors.ts'

/** Which documents a patch or delete is about: by id, by ids, or all that a query returns. */
export type Selection =
  | { readonly ids: readonly string[] }
  | { readonly query: string; readonly params: Record<string, unknown> }

/** One mutation of a request, its shape checked and its content not yet. */
export type MutationRequest =
  | {
      readonly kind: 'create' | 'createIfNotExists' | 'createOrReplace'
      readonly attributes: JsonObject
    }
  | { readonly kind: 'delete'; readonly selection: Selection }
  | {
      readonly kind: 'patch'
      readonly selection: Selection
      readonly ifRevisionId: string | undefined
      readonly operations: JsonObject
    }

const object = z.custom<JsonObject>(isJsonObject, 'expected an object')
const ids = z.union([z.string().min(1), z.array(z.string().min(1))])
const selection = {
  id: ids.optional(),
  query: z.string().optional(),
  params: object.optional(),
}
const mutation = z.union([
  z.strictObject({ create: object }),
  z.strictObject({ createIfNotExists: object }),
  z.strictObject({ createOrReplace: object }),
  z.strictObject({ delete: z.looseObject(selection) }),
  z.strictObject({
    patch: z.looseObject({ ...selection, ifRevisionID: z.string().optional() }),
  }),
])

/** The mutations of a request; throws a 400 LakeError that says which one is malformed. */
export function parseMutations(value: unknown): MutationRequest[] {
  if (!Array.isArray(value)) throw badRequest('"mutations" must be an array.')
  return value.map((element: unknown, index) => {
    const parsed = mutation.safeParse(element)
    if (!parsed.success) {
      throw badRequest(
        `Mutation ${index} is malformed. It must be an object with one of create, ` +
          'createIfNotExists, createOrReplace, delete or patch.',
      )
    }
    return toRequest(parsed.data, index)
  })
}

function toRequest(parsed: z.infer<typeof mutation>, index: number): MutationRequest {
  if ('create' in parsed) return { kind: 'create', attributes: parsed.create }
  if ('createIfNotExists' in parsed) {
    return { kind: 'createIfNotExists', attributes: parsed.createIfNotExists }
  }
  if ('createOrReplace' in parsed) {
    return { kind: 'createOrReplace', attributes: parsed.createOrReplace }
  }
  if ('delete' in parsed) return { kind: 'delete', selection: select(parsed.delete, index) }
  const { id, query, params, ifRevisionID: ifRevisionId, ...operations } = parsed.patch
  const chosen = select({ id, query, params }, index)
  return { kind: 'patch', selection: chosen, ifRevisionId, operations }
}

function select(
  { id, query, params }: { id?: unknown; query?: unknown; params?: unknown },
  index: number,
): Selection {
  if (typeof id === 'string') return { ids: [id] }
  if (Array.isArray(id)) return { ids: id.map(String) }
  if (typeof query === 'string') return { query, params: isJsonObject(params) ? params : {} }
  throw badRequest(`Mutation ${index} names neither an "id" nor a "query".`)
}
