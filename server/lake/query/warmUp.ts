import { setImmediate } from 'node:timers/promises'
import { system } from '../access/identity.ts'
import { usualIndexes } from './plan/usualIndexes.ts'
import type { QueryEngine } from './queryEngine.ts'
import type { View } from './view.ts'

// Everybody who signs in reads everything, as the lake itself does, and shares its views.
const perspectives = ['published', 'drafts', 'raw']
const batchSize = 200

/**
 * Makes the views and indexes, and gathers the words, that a first query would wait for. Other
 * work goes on between steps of some milliseconds; a query that comes meanwhile makes what it needs.
 */
export async function warmUp(
  engine: QueryEngine,
  readView: (perspective: string) => View,
  isStopped: () => boolean,
): Promise<void> {
  for (const perspective of perspectives) {
    const view = readView(perspective)
    for (const _ of usualIndexes(view)) {
      await setImmediate()
      if (isStopped()) return
    }
  }
  const ids = readView('drafts').documents.map(({ _id }) => _id)
  for (let start = 0; start < ids.length && !isStopped(); start += batchSize) {
    // As the Studio searches in everything.
    const query = 'count(*[_id in $ids && [@, _id] match text::query("a")])'
    const params = { ids: ids.slice(start, start + batchSize) }
    await engine.evaluate({ query, params, perspective: 'drafts', identity: system })
    await setImmediate()
  }
}
