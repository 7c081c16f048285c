/** The types of document that have a page of their own, as members of `reference.to`. */
export const linkTargets = [
  { type: 'article' },
  { type: 'author' },
  { type: 'event' },
  { type: 'page' },
  { type: 'category' },
  { type: 'tag' },
  { type: 'series' },
] as const
