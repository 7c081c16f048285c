import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject, type SanityDocument } from '../documents/document.ts'
import type { Effects, MendozaPatch } from './transaction.ts'

// Opcodes of the Mendoza format: https://github.com/sanity-io/mendoza/blob/main/docs/format.md
const value = 0
const copy = 1
const blank = 2
const returnIntoObject = 4
const pushField = 6
const pushElement = 7
const returnIntoObjectSameKeyPop = 15
const returnIntoArrayPop = 16
const objectDeleteField = 19
const arrayAppendValue = 20
const arrayAppendSlice = 21
const stringAppendString = 22
const stringAppendSlice = 23

/** A Mendoza patch that turns `before` into `after`, both JSON. Right always, shortest not always. */
export function encodePatch(before: unknown, after: unknown): MendozaPatch {
  if (typeof before === 'string' && typeof after === 'string') return encodeString(before, after)
  if (Array.isArray(before) && Array.isArray(after)) return encodeArray(before, after)
  if (isJsonObject(before) && isJsonObject(after)) return encodeObject(before, after)
  return [value, after ?? null]
}

/**
 * The patches between two states of a document, undefined meaning that there is none.
 * They are made without `_rev`, since the Studio strips it before it applies them.
 */
export function encodeEffects(
  before: SanityDocument | undefined,
  after: SanityDocument | undefined,
): Effects {
  const [from, to] = [withoutRevision(before), withoutRevision(after)]
  return { apply: encodePatch(from, to), revert: encodePatch(to, from) }
}

function withoutRevision(document: SanityDocument | undefined): JsonObject | null {
  if (document === undefined) return null
  const { _rev, ...rest } = document
  return rest
}

function encodeObject(before: JsonObject, after: JsonObject): MendozaPatch {
  // The format addresses the fields of the input by their place among the sorted keys.
  const keys = Object.keys(before).sort()
  const patch: unknown[] = [copy]
  for (const [index, key] of keys.entries()) {
    if (after[key] === undefined) patch.push(objectDeleteField, index)
  }
  const places = new Map(keys.map((key, index) => [key, index]))
  for (const [key, next] of Object.entries(after)) {
    const previous = Object.hasOwn(before, key) ? before[key] : undefined
    if (next === undefined || isDeepStrictEqual(previous, next)) continue
    const place = places.get(key)
    if (place !== undefined && isDivisible(previous, next)) {
      patch.push(pushField, place, ...encodePatch(previous, next), returnIntoObjectSameKeyPop)
    } else {
      patch.push(value, next, returnIntoObject, key)
    }
  }
  return patch
}

function isDivisible(before: unknown, after: unknown): boolean {
  if (typeof before === 'string') return typeof after === 'string'
  if (Array.isArray(before)) return Array.isArray(after)
  return isJsonObject(before) && isJsonObject(after)
}

function encodeArray(before: readonly unknown[], after: readonly unknown[]): MendozaPatch {
  if (after.length === 0) return [value, []]
  const wholes = new Map<string, number>()
  const keyed = new Map<unknown, number>()
  const texts = before.map((element) => JSON.stringify(element))
  for (let index = before.length - 1; index >= 0; index--) {
    wholes.set(texts[index] ?? '', index)
    const element = before[index]
    if (isJsonObject(element) && element['_key'] !== undefined) keyed.set(element['_key'], index)
  }
  const patch: unknown[] = [blank]
  let next = 0
  while (next < after.length) {
    const element = after[next]
    const start = wholes.get(JSON.stringify(element))
    if (start !== undefined) {
      let length = 1
      while (
        next + length < after.length &&
        start + length < before.length &&
        texts[start + length] === JSON.stringify(after[next + length])
      ) {
        length++
      }
      patch.push(arrayAppendSlice, start, start + length)
      next += length
      continue
    }
    const place = isJsonObject(element) ? keyed.get(element['_key']) : undefined
    if (place === undefined) patch.push(arrayAppendValue, element)
    else patch.push(pushElement, place, ...encodePatch(before[place], element), returnIntoArrayPop)
    next++
  }
  return patch
}

function encodeString(before: string, after: string): MendozaPatch {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix--
  let suffix = 0
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) {
    suffix--
  }
  if (prefix + suffix < 8) return [value, after]
  // Offsets count UTF-8 bytes. Only slices that touch an end of the string may be used: `mendoza`
  // 3.0.8 miscounts the right bound of an inner slice that follows text outside ASCII.
  const patch: unknown[] = [blank]
  if (prefix > 0) patch.push(stringAppendSlice, 0, utf8Length(before.slice(0, prefix)))
  const inserted = after.slice(prefix, after.length - suffix)
  if (inserted !== '') patch.push(stringAppendString, inserted)
  if (suffix > 0) {
    const size = utf8Length(before)
    const start = size - utf8Length(before.slice(before.length - suffix))
    patch.push(stringAppendSlice, start, size)
  }
  return patch
}

/** Whether a cut at this index would separate the two halves of a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  const left = text.charCodeAt(index - 1)
  const right = text.charCodeAt(index)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}

/** The length in UTF-8, a lone surrogate counting three bytes as the decoder counts it. */
function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}
