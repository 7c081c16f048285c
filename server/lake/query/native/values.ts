import { DateTime, Path } from 'groq-js'

// As groq-js 2.0.1 compares and combines values (dist/evaluator); the conformance tests hold the
// two against each other.

/** Whether a value is an object in the sense of GROQ. */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof DateTime || value instanceof Path)
}

/** An attribute of an object; null for anything else. */
export function attributeOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** `==`: only plain values of one kind are ever equal. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === null || a === undefined) return b === null || b === undefined
  if (typeof a === 'object') return a instanceof DateTime && b instanceof DateTime && a.equals(b)
  return a === b
}

/** `<` and its like: negative, 0 or positive; nothing when the values have no order. */
export function compareInOrder(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return a instanceof DateTime && b instanceof DateTime ? a.compareTo(b) : undefined
}

/** The order of `order()`: times, numbers, texts, booleans, then all else as equals. */
export function compareForSort(a: unknown, b: unknown): number {
  return compareInOrder(a, b) ?? rankOf(a) - rankOf(b)
}

function rankOf(value: unknown): number {
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 4
  return value instanceof DateTime ? 1 : 5
}

/** A number as GROQ has them: none that is not finite. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** `+` */
export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return finite(a + b)
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (a instanceof DateTime && typeof b === 'number') return a.add(b)
  if (typeof a === 'number' && b instanceof DateTime) return b.add(a)
  if (isList(a) && isList(b)) return [...a, ...b]
  return isObject(a) && isObject(b) ? { ...a, ...b } : null
}

/** `-` */
export function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return finite(a - b)
  if (a instanceof DateTime && typeof b === 'number') return a.add(-b)
  return a instanceof DateTime && b instanceof DateTime ? a.difference(b) : null
}

/** `in`: null when the right side is neither an array nor a path. */
export function isIn(value: unknown, container: unknown): boolean | null {
  if (Array.isArray(container)) return container.some((each) => isEqual(value, each))
  if (!(container instanceof Path)) return null
  return typeof value === 'string' ? container.matches(value) : null
}
