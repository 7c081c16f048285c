import type { Content } from '../../site/content/content.ts'
import { defaultSettings } from '../../site/content/defaultSettings.ts'

/** A site about which nobody has written anything. */
export const emptyContent: Content = {
  settings: defaultSettings,
  articles: [],
  authors: [],
  events: [],
  categories: [],
  tags: [],
  series: [],
  pages: [],
  redirects: [],
  comments: [],
  commentPlaces: [],
  pictures: new Map(),
  byId: new Map(),
  readAt: new Date('2026-01-01T00:00:00Z'),
}
