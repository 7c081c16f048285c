import type { Language } from '../content/content.ts'
import {
  isPortion,
  isSearchHead,
  isSearchShard,
  PORTION,
  type SearchedPage,
  type SearchShard,
  shardOf,
} from './searchIndex.ts'
import { searchWords } from './searchWords.ts'

/** What a search found: how many pages, and those from the best on that were asked for. */
export interface SearchResults {
  readonly total: number
  readonly pages: readonly SearchedPage[]
}

/** Reads a JSON file of the index, by its path under the folder of the language. */
export type ReadIndexFile = (path: string) => Promise<unknown>

/** A word that continues what was typed counts less than the word itself. */
const CONTINUED = 0.6

/** Pages and their scores for one stem; with `open` also for stems that begin with it. */
function scoreStem(
  shard: SearchShard,
  stem: string,
  open: boolean,
  pages: number,
): Map<number, number> {
  const scores = new Map<number, number>()
  for (const [found, numbers] of Object.entries(shard)) {
    if (found !== stem && !(open && found.startsWith(stem))) continue
    const rarity = Math.log(1 + (2 * pages) / numbers.length)
    const factor = found === stem ? rarity : rarity * CONTINUED
    let page = 0
    for (let index = 0; index < numbers.length; index += 2) {
      page += numbers[index] ?? 0
      const score = factor * (numbers[index + 1] ?? 0)
      scores.set(page, Math.max(scores.get(page) ?? 0, score))
    }
  }
  return scores
}

/** Pages that have every word; when no page has, those that have most of them. */
function combine(found: readonly ReadonlyMap<number, number>[]): number[] {
  const totals = new Map<number, { hits: number; score: number }>()
  for (const scores of found) {
    for (const [page, score] of scores) {
      const known = totals.get(page) ?? { hits: 0, score: 0 }
      totals.set(page, { hits: known.hits + 1, score: known.score + score })
    }
  }
  const most = Math.max(0, ...[...totals.values()].map(({ hits }) => hits))
  return [...totals]
    .filter(([, { hits }]) => hits === most)
    .sort(([page, one], [other, two]) => two.score - one.score || page - other)
    .map(([page]) => page)
}

/** Reads files of the index, each once, and makes sure that they are what they should be. */
function createReader(
  read: ReadIndexFile,
): <Value>(path: string, is: (value: unknown) => value is Value) => Promise<Value> {
  const files = new Map<string, Promise<unknown>>()
  return async (path, is) => {
    const asked = files.get(path) ?? read(path)
    files.set(path, asked)
    // What failed may be there the next time.
    asked.catch(() => files.delete(path))
    const value = await asked
    if (!is(value)) throw new Error(`${path} is no part of a search index.`)
    return value
  }
}

/** Makes a search over the index that `read` reads; files are asked for once. */
export function createSearch(
  language: Language,
  read: ReadIndexFile,
): (query: string, count: number) => Promise<SearchResults> {
  const file = createReader(read)
  return async (query, count) => {
    const stems = [...new Set(searchWords(query, language))]
    const head = await file('index.json', isSearchHead)
    const open = /[\p{L}\p{N}]$/u.test(query) ? stems.at(-1) : undefined
    const found = await Promise.all(
      stems.map(async (stem) => {
        const name = shardOf(stem)
        if (!head.shards.includes(name)) return new Map<number, number>()
        const shard = await file(`${name}.json?${head.version}`, isSearchShard)
        return scoreStem(shard, stem, stem === open, head.pages)
      }),
    )
    const places = combine(found)
    const pages = await Promise.all(
      places.slice(0, count).map(async (place) => {
        const path = `pages-${Math.floor(place / PORTION)}.json?${head.version}`
        return (await file(path, isPortion))[place % PORTION]
      }),
    )
    return { total: places.length, pages: pages.filter((page) => page !== undefined) }
  }
}
