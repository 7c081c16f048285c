import type { Feed, FeedEntry } from './feed.ts'

function item(entry: FeedEntry): Record<string, unknown> {
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    ...(entry.summary !== undefined && { summary: entry.summary }),
    // An item must have one of the two.
    ...(entry.markup === undefined
      ? { content_text: entry.summary ?? entry.title }
      : { content_html: entry.markup }),
    date_published: entry.published,
    date_modified: entry.updated,
    ...(entry.authors.length > 0 && { authors: entry.authors }),
    ...(entry.categories.length > 0 && { tags: entry.categories }),
  }
}

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const body = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.description !== '' && { description: feed.description }),
    home_page_url: feed.home,
    feed_url: `${feed.home}feed.json`,
    icon: feed.icon,
    language: feed.language,
    items: feed.entries.map(item),
  }
  return `${JSON.stringify(body, null, 1)}\n`
}
