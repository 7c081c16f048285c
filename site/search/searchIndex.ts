/*
 * The index that the search page reads, a little at a time: a folder for each language holds
 * `index.json`, one file for all stems that begin with the same three letters, and the pages in
 * portions. A query costs one file for each of its words, and one for each portion it shows.
 */

/** The folder of the built site that holds the index. */
export const SEARCH_ADDRESS = '/_search/'

/** Pages in one portion. */
export const PORTION = 50

/** `index.json`: what a reader must know before anything else. */
export interface SearchHead {
  /** Differs whenever anything in the index does; asked for with every other file. */
  readonly version: string
  readonly pages: number
  /** The beginnings of stems for which there are files. */
  readonly shards: readonly string[]
}

/** A page as results show it. */
export interface SearchedPage {
  readonly url: string
  readonly title: string
  readonly summary: string
  /** ISO day, when the page has one. */
  readonly date?: string
  /** Above the title: a category, a kind of page. */
  readonly label?: string
}

/** Stem → pairs of numbers: the distance from the page before, and the weight (1 to 9) there. */
export type SearchShard = Readonly<Record<string, readonly number[]>>

/** The file in which a stem is found. */
export function shardOf(stem: string): string {
  const beginning = stem.slice(0, 3)
  return /^[a-z0-9]{1,3}$/.test(beginning) ? beginning : 'other'
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an answer is a {@link SearchHead}; what else it may be is a page of errors. */
export function isSearchHead(value: unknown): value is SearchHead {
  return isObject(value) && typeof value['version'] === 'string' && Array.isArray(value['shards'])
}

/** Whether an answer is a {@link SearchShard}. */
export function isSearchShard(value: unknown): value is SearchShard {
  return isObject(value) && Object.values(value).every(Array.isArray)
}

/** Whether an answer is a portion of {@link SearchedPage}s. */
export function isPortion(value: unknown): value is readonly SearchedPage[] {
  return (
    Array.isArray(value) && value.every((page) => isObject(page) && typeof page['url'] === 'string')
  )
}
