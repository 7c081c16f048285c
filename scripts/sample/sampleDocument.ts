/** A document of the sample content, complete but for what the lake adds. */
export interface SampleDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** A reference, as documents hold it. */
export interface SampleReference {
  readonly _type: 'reference'
  readonly _ref: string
  readonly _weak?: true
}

/** A reference to the sample document with this id. */
export function referTo(id: string): SampleReference {
  return { _type: 'reference', _ref: id }
}

/** A list of references, keyed by what they lead to. */
export function referToAll(...ids: readonly string[]): (SampleReference & { _key: string })[] {
  return ids.map((id) => ({ ...referTo(id), _key: id.replace(/^sample-/, '') }))
}

/** A reference that survives its target. */
export function referWeakly(id: string): SampleReference {
  return { _type: 'reference', _ref: id, _weak: true }
}

/** A slug field. */
export function slugOf(current: string): { _type: 'slug'; current: string } {
  return { _type: 'slug', current }
}

/** The id of a person of the sample content. */
export const people = {
  ottavia: 'sample-author-ottavia-serralunga',
  bruno: 'sample-author-bruno-tavecchi',
  nives: 'sample-author-nives-dalmasso',
} as const
