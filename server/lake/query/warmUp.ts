import { system } from '../access/identity.ts'
import { isJsonObject } from '../documents/document.ts'
import { sampleOf, usualIndexes } from './plan/usualIndexes.ts'
import type { QueryEngine } from './queryEngine.ts'
import type { View } from './view.ts'

// Everybody who signs in reads everything, as the lake itself does, and shares its views.
const perspectives = ['published', 'drafts', 'raw']
const batchSize = 50

/** Makes the views and indexes that a first query would wait for. */
export function makeIndexes(readView: (perspective: string) => View): void {
  for (const perspective of perspectives) {
    usualIndexes(readView(perspective))
  }
}

/**
 * Gathers the words of documents that a search would wait for, in steps of some milliseconds.
 * @param pause awaited before each step, so that queries are answered; one that searches meanwhile
 *   gathers what it needs
 */
export async function gatherWords(
  engine: QueryEngine,
  readView: (perspective: string) => View,
  all: readonly string[],
  pause: () => Promise<void>,
): Promise<void> {
  const { indexes } = readView('raw')
  const searched = [...paragraphsIn(indexes), '[@, _id] match text::query("a")'].join(' || ')
  const query = `count(*[_id in $ids && (${searched})])`
  for (let start = 0; start < all.length; start += batchSize) {
    const ids = all.slice(start, start + batchSize)
    await pause()
    await engine.evaluate({ query, params: { ids }, perspective: 'raw', identity: system })
  }
}

/** Searches in each attribute of Portable Text; none of them finds anything. */
function paragraphsIn(indexes: View['indexes']): readonly string[] {
  const names = new Set<string>()
  for (const { document } of sampleOf(indexes)) {
    for (const [name, value] of Object.entries(document)) {
      const isText = Array.isArray(value) && value.some((each) => isBlock(each))
      if (isText && /^[a-zA-Z_]\w*$/.test(name)) names.add(name)
    }
  }
  return [...names].map((name) => `pt::text(${name}) match ""`)
}

function isBlock(value: unknown): boolean {
  return isJsonObject(value) && value['_type'] === 'block'
}
