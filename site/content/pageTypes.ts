import type { PageDocument } from './content.ts'

/** The types whose documents have pages of their own. */
export const pageTypes: readonly unknown[] = [
  'article',
  'author',
  'event',
  'category',
  'tag',
  'series',
  'page',
] satisfies PageDocument['_type'][]
