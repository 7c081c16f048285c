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

/** Whether something in a value refers to one of the targets: ids and lists of ids. */
export function refersTo(value: unknown, targets: readonly unknown[]): boolean {
  const found: ReadonlySet<unknown> = idsOf(value)
  return targets.some((target) =>
    Array.isArray(target) ? target.some((id) => found.has(id)) : found.has(target),
  )
}

function idsOf(value: unknown): ReadonlySet<string> {
  if (!isObject(value)) return referredIds(value)
  const known = remembered.get(value)
  if (known !== undefined) return known
  const ids = referredIds(value)
  remembered.set(value, ids)
  return ids
}
