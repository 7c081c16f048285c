import type { NewDocumentOptionsResolver } from 'sanity'

/**
 * What "new document" offers: all that an editor writes. Comments come from readers, and the
 * one settings document is opened from the desk.
 */
export const newDocumentOptions: NewDocumentOptionsResolver = (options) =>
  options.filter(({ templateId }) => templateId !== 'comment' && templateId !== 'settings')
