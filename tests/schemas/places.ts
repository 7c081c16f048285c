/** A place in a document: names of fields and positions in lists. */
export type Place = readonly (string | number)[]

/** Every place of a document, from the outside in. */
export function placesIn(value: unknown, place: Place = []): Place[] {
  if (!isObject(value)) return []
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value)
  return [...steps].flatMap((step) => {
    const inner = [...place, step]
    return [inner, ...placesIn(valueAt(value, [step]), inner)]
  })
}

/** Whether a place belongs to Sanity: `_id`, `_key`, `asset._ref`. */
export const isSystemPlace = (place: Place): boolean =>
  place.some((step) => typeof step === 'string' && step.startsWith('_'))

export const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce(
    (current, step) => (isObject(current) ? Reflect.get(current, step) : undefined),
    value,
  )

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The document with another value at the place; undefined takes away what is there. */
export function changed<Document extends object>(
  document: Document,
  place: Place,
  value: unknown,
): Document {
  const copy = structuredClone(document)
  const [parent, last] = [valueAt(copy, place.slice(0, -1)), place.at(-1)]
  if (!isObject(parent) || last === undefined) throw new Error(`No place: ${place.join('.')}`)
  if (value !== undefined) Reflect.set(parent, last, value)
  else if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else Reflect.deleteProperty(parent, last)
  return copy
}
