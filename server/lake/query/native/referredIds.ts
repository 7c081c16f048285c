import { sameDocument } from '../perspective.ts'
import { isObject } from './values.ts'

/** The ids that `references()` of groq-js 2.0.1 finds in a value: what refers is not looked into. */
export function referredIds(value: unknown): ReadonlySet<string> {
  const known = isObject(value) ? remembered.get(sameDocument(value)) : undefined
  if (known !== undefined) return known
  const ids = new Set<string>()
  collect(value, ids)
  return ids
}

/** Remembers that a document refers to what another one, the same in another form, refers to. */
export function rememberReferred(document: object, same: object): void {
  remembered.set(document, referredIds(same))
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, ids)
  if (!isObject(value)) return
  const target = value['_ref']
  if (typeof target === 'string' && target !== '') ids.add(target)
  if (!target) for (const each of Object.values(value)) collect(each, ids)
}

// Documents never change, and going through one of thirty paragraphs takes its time.
const remembered = new WeakMap<object, ReadonlySet<string>>()

/** Whether something in a value refers to one of the ids. */
export function refersTo(value: unknown, ids: readonly string[]): boolean {
  if (!isObject(value)) return ids.some((id) => referredIds(value).has(id))
  const found = referredIds(value)
  remembered.set(value, found)
  return ids.some((id) => found.has(id))
}
