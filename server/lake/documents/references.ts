import { isJsonObject } from './document.ts'

/** A reference somewhere inside a document. */
export interface Reference {
  readonly target: string
  /** Whether the target may be absent. */
  readonly weak: boolean
}

/**
 * The references of a document to others of the same dataset, in the order in which they stand.
 * References into another dataset or resource are left out.
 */
export function referencesOf(value: unknown): Reference[] {
  const found: Reference[] = []
  collect(value, found)
  return found
}

function collect(value: unknown, found: Reference[]): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, found)
    return
  }
  if (!isJsonObject(value)) return
  const target = value['_ref']
  if (typeof target === 'string') {
    const elsewhere = value['_dataset'] !== undefined || target.includes(':')
    if (!elsewhere) found.push({ target, weak: value['_weak'] === true })
  }
  for (const child of Object.values(value)) collect(child, found)
}

/**
 * A copy with every reference that was weak only until publication made strong:
 * `_strengthenOnPublish` is taken away, and `_weak` with it unless the schema says `weak`.
 */
export function strengthenReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthenReferences)
  if (!isJsonObject(value)) return value
  const { _strengthenOnPublish: promise, ...rest } = value
  if (typeof rest['_ref'] === 'string' && promise !== undefined) {
    const staysWeak = isJsonObject(promise) && promise['weak'] === true
    if (!staysWeak) delete rest['_weak']
    return rest
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, strengthenReferences(child)]),
  )
}
