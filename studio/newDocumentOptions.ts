import type { NewDocumentOptionsResolver } from 'sanity'

/**
 * What "new document" offers: all that an editor writes. Comments come from readers,
 * reviews from the menu of a draft, and the one settings document is opened from the desk.
 */
export const newDocumentOptions: NewDocumentOptionsResolver = (options) =>
  options.filter(({ templateId }) => !unoffered.has(templateId))

const unoffered: ReadonlySet<string> = new Set(['comment', 'review', 'settings'])
