import type { Language } from '../content/content.ts'

/** Somebody who signed an entry. */
export interface FeedPerson {
  readonly name: string
  readonly url: string
}

/** One article as feeds tell of it. Addresses are absolute, instants are ISO 8601. */
export interface FeedEntry {
  /** Never changes, whatever happens to the address. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string | undefined
  /** The whole text as HTML; absent where the feed gives summaries. */
  readonly markup: string | undefined
  readonly published: string
  readonly updated: string
  readonly authors: readonly FeedPerson[]
  readonly categories: readonly string[]
}

/** A list of entries, the newest first, that a reader can follow in any of the formats. */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly language: Language
  /** The page that shows the same list. */
  readonly home: string
  /** The site's icon. */
  readonly icon: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

/** The formats, by the name of their file beside the list that they follow. */
export const feedFormats = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
} as const

/** The name of a feed's file. */
export type FeedFormat = keyof typeof feedFormats
