import { isJsonObject } from '../../documents/document.ts'
import type { View } from '../view.ts'

// Enough to see what documents of a type have.
const sampleSize = 50
const mostTypes = 24
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/**
 * Makes the indexes that queries usually ask for, one at each step, so that no first query waits:
 * references, slugs, the ends of references, and the newest first. What documents have is seen
 * from some of each type.
 */
export function* usualIndexes({ indexes }: View): Iterable<void> {
  const ofType = indexes.attribute(['_type'])
  yield
  indexes.references()
  yield
  indexes.group()
  yield
  const done = new Set<string>()
  for (const type of [...ofType.keys()].slice(0, mostTypes)) {
    for (const document of ofType.get(type).slice(0, sampleSize)) {
      for (const [name, value] of Object.entries(document)) {
        const make = indexOf(indexes, type, name, value)
        const key =
          make === undefined ? '' : `${make.kind} ${make.kind === 'moment' ? type : ''} ${name}`
        if (make === undefined || done.has(key)) continue
        done.add(key)
        make.build()
        yield
      }
    }
  }
}

interface UsualIndex {
  readonly kind: 'slug' | 'reference' | 'references' | 'moment'
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
    return { kind: 'moment', build: () => indexes.ordered(order) }
  }
  if (Array.isArray(value)) {
    const isReferences = value.some((each) => isReference(each))
    if (!isReferences) return undefined
    return { kind: 'references', build: () => indexes.elements([name], ['_ref']) }
  }
  if (isReference(value)) {
    return { kind: 'reference', build: () => indexes.attribute([name, '_ref']) }
  }
  if (!isJsonObject(value) || typeof value['current'] !== 'string') return undefined
  return { kind: 'slug', build: () => indexes.attribute([name, 'current']) }
}

function isReference(value: unknown): boolean {
  return isJsonObject(value) && typeof value['_ref'] === 'string'
}
