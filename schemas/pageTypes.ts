/** The types whose documents have pages of their own. */
export const pageTypes = [
  'article',
  'author',
  'event',
  'category',
  'tag',
  'series',
  'page',
] as const

/** A type whose documents have pages of their own. */
export type PageType = (typeof pageTypes)[number]

/** Whether documents of a type have pages of their own. */
export function isPageType(type: unknown): type is PageType {
  return pageTypes.some((known) => known === type)
}
