import { DateTime, Path } from 'groq-js'
import { refersTo } from './referredIds.ts'
import type { Scope } from './scope.ts'
import { finite, isEqual, isObject } from './values.ts'

type NativeFunction = (args: readonly unknown[], scope: Scope) => unknown

/** The functions of GROQ that are evaluated here, as groq-js 2.0.1 does it, by their names. */
export const nativeFunctions: ReadonlyMap<string, NativeFunction> = new Map<string, NativeFunction>(
  [
    ['global::count', ([array]) => (Array.isArray(array) ? array.length : null)],
    ['global::defined', ([value]) => value !== null],
    ['global::length', ([value]) => lengthOf(value)],
    ['global::lower', onText((text) => text.toLowerCase())],
    ['global::upper', onText((text) => text.toUpperCase())],
    ['string::lower', onText((text) => text.toLowerCase())],
    ['string::upper', onText((text) => text.toUpperCase())],
    ['string::startsWith', onTexts((text, start) => text.startsWith(start))],
    ['string::split', onTexts(split)],
    ['global::string', ([value]) => (isPlain(value) ? String(value) : null)],
    ['global::now', (_, { environment }) => environment.timestamp.toISOString()],
    ['global::identity', (_, { environment }) => environment.identity],
    ['global::path', onText((text) => new Path(text))],
    ['global::dateTime', ([value]) => dateTime(value)],
    ['global::references', (args, { item }) => refersTo(item, args)],
    ['array::compact', onArray((array) => array.filter((each) => each !== null))],
    ['array::unique', onArray(unique)],
    ['array::join', ([array, separator]) => join(array, separator)],
    ['array::intersects', ([first, second]) => intersects(first, second)],
    ['global::round', (args) => round(args)],
    ['math::avg', onNumbers((numbers) => average(numbers))],
    ['math::sum', onNumbers((numbers) => finite(numbers.reduce((sum, each) => sum + each, 0)))],
    ['math::min', onNumbers((numbers) => extreme(numbers, -1))],
    ['math::max', onNumbers((numbers) => extreme(numbers, 1))],
    ['pt::text', ([value]) => portableTextOf(value)],
    ['sanity::projectId', (_, { environment }) => environment.sanity.projectId],
    ['sanity::dataset', (_, { environment }) => environment.sanity.dataset],
    ['sanity::versionOf', ([id], { item }) => onId(id, item, isVersionOf)],
    ['sanity::partOfRelease', ([release], { item }) => onId(release, item, isPartOfRelease)],
  ],
)

function onText(compute: (text: string) => unknown): NativeFunction {
  return ([value]) => (typeof value === 'string' ? compute(value) : null)
}

function onTexts(compute: (first: string, second: string) => unknown): NativeFunction {
  return ([first, second]) =>
    typeof first === 'string' && typeof second === 'string' ? compute(first, second) : null
}

function onArray(compute: (array: readonly unknown[]) => unknown): NativeFunction {
  return ([value]) => (Array.isArray(value) ? compute(value) : null)
}

function onNumbers(compute: (numbers: readonly number[]) => unknown): NativeFunction {
  return onArray((array) => {
    const present = array.filter((each) => each !== null)
    const numbers = present.filter((each) => typeof each === 'number')
    return numbers.length === present.length ? compute(numbers) : null
  })
}

function average(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  return finite(numbers.reduce((sum, each) => sum + each, 0) / numbers.length)
}

function round([value, ...rest]: readonly unknown[]): number | null {
  if (typeof value !== 'number') return null
  const [digits = null] = rest.length === 0 ? [0] : rest
  if (typeof digits !== 'number' || digits < 0 || !Number.isInteger(digits)) return null
  if (digits > 0) return finite(Number(value.toFixed(digits)))
  return finite(value < 0 ? -Math.round(-value) : Math.round(value))
}

function extreme(numbers: readonly number[], sign: 1 | -1): number | null {
  const [first, ...rest] = numbers
  if (first === undefined) return null
  return rest.reduce((best, each) => (sign * (each - best) > 0 ? each : best), first)
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof DateTime
}

function lengthOf(value: unknown): number | null {
  // groq-js leaves out the first half of each surrogate pair.
  if (typeof value === 'string') return value.replace(/[\ud800-\udbff]/g, '').length
  return Array.isArray(value) ? value.length : null
}

function split(text: string, separator: string): readonly string[] {
  if (text === '') return []
  return separator === '' ? Array.from(text) : text.split(separator)
}

function dateTime(value: unknown): unknown {
  if (value instanceof DateTime) return value
  return typeof value === 'string' ? DateTime.parseToValue(value).data : null
}

function unique(array: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return array.filter((each) => {
    if (!isPlain(each)) return true
    return !seen.has(each) && seen.add(each)
  })
}

function join(array: unknown, separator: unknown): string | null {
  if (!Array.isArray(array) || typeof separator !== 'string') return null
  return array.every(isPlain) ? array.map(String).join(separator) : null
}

function intersects(first: unknown, second: unknown): boolean | null {
  if (!Array.isArray(first) || !Array.isArray(second)) return null
  return first.some((a) => second.some((b) => isEqual(a, b)))
}

function portableTextOf(value: unknown): string | null {
  if (isObject(value)) return blockText(value)
  if (!Array.isArray(value)) return null
  const texts = value.flat(Infinity).flatMap((block) => blockText(block) ?? [])
  return texts.length === 0 ? null : texts.join('\n\n')
}

function blockText(block: unknown): string | null {
  if (!isObject(block) || typeof block['_type'] !== 'string') return null
  const { children } = block
  if (!Array.isArray(children)) return null
  let text = ''
  for (const child of children) {
    if (!isObject(child) || child['_type'] !== 'span') continue
    if (typeof child['text'] === 'string') text += child['text']
  }
  return text
}

function onId(
  name: unknown,
  item: unknown,
  holds: (name: string, id: string) => boolean,
): boolean | null {
  if (typeof name !== 'string' || !isObject(item) || typeof item['_id'] !== 'string') return null
  return holds(name, item['_id'])
}

function isVersionOf(id: string, own: string): boolean {
  if (own === id) return true
  const parts = own.split('.')
  const draftOf = parts.length >= 2 && parts[0] === 'drafts' ? parts.slice(1).join('.') : undefined
  const isVersion = parts.length >= 3 && parts[0] === 'versions'
  return draftOf === id || (isVersion && parts.slice(2).join('.') === id)
}

function isPartOfRelease(release: string, own: string): boolean {
  const parts = own.split('.')
  return parts.length >= 3 && parts[0] === 'versions' && parts[1] === release
}
