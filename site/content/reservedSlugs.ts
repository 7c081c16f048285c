import { sections } from './documentAddress.ts'

/** First parts of addresses that the site uses itself, so no Studio page may take them. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...Object.values(sections.it),
  ...Object.values(sections.en),
  'en',
  'it',
  'privacy',
  '404',
  'index',
])
