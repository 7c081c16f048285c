import { isJsonObject, type SanityDocument } from '../../documents/document.ts'
import type { View } from '../view.ts'

// Enough to see what documents of a type have.
const sampleSize = 50
const mostTypes = 24
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/**
 * Makes the indexes that queries usually ask for, so that no first query waits: references, slugs,
 * the ends of references, and the newest first. What documents have is seen from some of each
 * type. Returns the names of those that depend on it.
 */
export function usualIndexes({ indexes }: View): readonly string[] {
  indexes.attribute(['_type'])
  indexes.references()
  indexes.group()
  const done = new Set<string>()
  for (const { type, document } of sampleOf(indexes)) {
    for (const [name, value] of Object.entries(document)) {
      const usual = indexOf(indexes, type, name, value)
      if (usual === undefined || done.has(usual.name)) continue
      done.add(usual.name)
      usual.build()
    }
  }
  return [...done]
}

/** Some documents of each type. */
export function* sampleOf(indexes: View['indexes']): Iterable<{
  type: string
  document: SanityDocument
}> {
  const ofType = indexes.attribute(['_type'])
  for (const type of [...ofType.keys()].slice(0, mostTypes)) {
    for (const document of ofType.get(type).slice(0, sampleSize)) yield { type, document }
  }
}

interface UsualIndex {
  readonly name: string
  build(): unknown
}

function indexOf(
  indexes: View['indexes'],
  type: string,
  name: string,
  value: unknown,
): UsualIndex | undefined {
  if (typeof value === 'string' && moment.test(value)) {
    const order = { type, path: [name], isDescending: true }
    return { name: `${type} ${name}`, build: () => indexes.ordered(order) }
  }
  if (Array.isArray(value)) {
    const isReferences = value.some((each) => isReference(each))
    if (!isReferences) return undefined
    return { name: `${name}[]`, build: () => indexes.elements([name], ['_ref']) }
  }
  if (isReference(value)) {
    return { name: `${name}->`, build: () => indexes.attribute([name, '_ref']) }
  }
  if (!isJsonObject(value) || typeof value['current'] !== 'string') return undefined
  return { name, build: () => indexes.attribute([name, 'current']) }
}

function isReference(value: unknown): boolean {
  return isJsonObject(value) && typeof value['_ref'] === 'string'
}
