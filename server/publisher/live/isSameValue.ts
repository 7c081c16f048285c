/**
 * Whether two pieces of a page's data are the same: plain values, lists and objects by what they
 * hold, documents by being the same document, everything else by identity. Documents are followed
 * field by field, so that what they hold does not count here.
 * @param isDocument tells documents apart; they are never looked into.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  if (isHandle(one) || isHandle(other)) return false
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((member, at) => isSameValue(member, other[at]))
  }
  if (one instanceof Map && other instanceof Map) {
    return (
      one.size === other.size &&
      [...one].every(([key, value]) => other.has(key) && isSameValue(value, other.get(key)))
    )
  }
  if (one instanceof Set && other instanceof Set) {
    return one.size === other.size && [...one].every((member) => other.has(member))
  }
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  if (!isPlain(one) || !isPlain(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) && isSameValue(Reflect.get(one, key), Reflect.get(other, key)),
    )
  )
}

/** What is `true` of an object that stands for a document, which is the same only as itself. */
export const IS_HANDLE: unique symbol = Symbol('handle')

const isHandle = (value: object): boolean => Reflect.get(value, IS_HANDLE) === true

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
