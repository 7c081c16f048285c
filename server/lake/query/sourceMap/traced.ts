import { isJsonObject, type SanityDocument } from '../../documents/document.ts'

/** One step into a value: an attribute's name, or the place of an element. */
export type Step = string | number

/** A value, with where in which document it stands, as far as that is known. */
export type Traced =
  | {
      readonly kind: 'source'
      readonly value: unknown
      readonly document: SanityDocument
      readonly path: readonly Step[]
    }
  | { readonly kind: 'array'; readonly elements: readonly Traced[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, Traced> }
  /** Computed: it stands nowhere. */
  | { readonly kind: 'value'; readonly value: unknown }

/** The value null, which stands nowhere. */
export const nothing: Traced = { kind: 'value', value: null }

/** A whole document. */
export function tracedDocument(document: SanityDocument): Traced {
  return { kind: 'source', value: document, document, path: [] }
}

/** The plain value. */
export function valueOf(traced: Traced): unknown {
  if (traced.kind === 'array') return traced.elements.map(valueOf)
  if (traced.kind !== 'object') return traced.value
  return Object.fromEntries([...traced.attributes].map(([name, each]) => [name, valueOf(each)]))
}

/** Whether a value is an object. */
export function isObject(traced: Traced): boolean {
  return traced.kind === 'object' || (traced.kind !== 'array' && isJsonObject(traced.value))
}

/** The elements of an array; undefined for anything else. */
export function elementsOf(traced: Traced): readonly Traced[] | undefined {
  if (traced.kind === 'array') return traced.elements
  if (traced.kind === 'object' || !Array.isArray(traced.value)) return undefined
  return traced.value.map((value: unknown, position) => inside(traced, position, value))
}

/** The attributes of an object; none for anything else. */
export function attributesOf(traced: Traced): ReadonlyMap<string, Traced> {
  if (traced.kind === 'object') return traced.attributes
  if (traced.kind === 'array' || !isJsonObject(traced.value)) return new Map()
  const attributes = Object.entries(traced.value)
  return new Map(attributes.map(([name, value]) => [name, inside(traced, name, value)]))
}

/** An attribute of an object; null for anything else. */
export function attributeOf(traced: Traced, name: string): Traced {
  if (traced.kind === 'object') return traced.attributes.get(name) ?? nothing
  if (traced.kind === 'array' || !isJsonObject(traced.value)) return nothing
  return Object.hasOwn(traced.value, name) ? inside(traced, name, traced.value[name]) : nothing
}

function inside(
  traced: Exclude<Traced, { kind: 'array' | 'object' }>,
  step: Step,
  value: unknown,
): Traced {
  if (traced.kind === 'value') return { kind: 'value', value }
  return { ...traced, value, path: [...traced.path, step] }
}
