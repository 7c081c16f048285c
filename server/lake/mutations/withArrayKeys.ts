import { isJsonObject } from '../documents/document.ts'
import { randomId } from '../randomId.ts'

/** A copy in which each object inside an array has a `_key`. */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown) => {
      const keyed = withArrayKeys(element)
      return isJsonObject(keyed) && keyed['_key'] === undefined
        ? { _key: randomId(12), ...keyed }
        : keyed
    })
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withArrayKeys(child)]),
  )
}
