/** A JSON object whose values are not known yet. */
export type JsonObject = Record<string, unknown>

/** A stored document: JSON with the five attributes that every document has. */
export interface SanityDocument {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [attribute: string]: unknown
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value has the attributes that every stored document has. */
export function isDocument(value: unknown): value is SanityDocument {
  return (
    isJsonObject(value) &&
    typeof value['_id'] === 'string' &&
    typeof value['_type'] === 'string' &&
    typeof value['_rev'] === 'string' &&
    typeof value['_createdAt'] === 'string' &&
    typeof value['_updatedAt'] === 'string'
  )
}
