import { loadContent } from '../content/loadContent.ts'
import { pagesOf } from '../content/pagesOf.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { atomFeed } from './atomFeed.ts'
import { composeFeed } from './composeFeed.ts'
import { type FeedFormat, feedFormats } from './feed.ts'
import { type FeedList, feedLists } from './feedLists.ts'
import { jsonFeed } from './jsonFeed.ts'
import { rssFeed } from './rssFeed.ts'

const writers = { 'rss.xml': rssFeed, 'atom.xml': atomFeed, 'feed.json': jsonFeed } as const

/** The lists that have feeds, for Astro: the parameter `list` is the address without its slashes. */
export const feedPaths = pagesOf((content) =>
  feedLists(content).map((list) => ({
    params: { list: decodeURIComponent(list.address).slice(1, -1) || undefined },
    props: list,
  })),
)

/** The feed of a list in one of the formats. */
export async function feedResponse(list: FeedList, format: FeedFormat): Promise<Response> {
  const { siteUrl } = readSiteEnvironment(process.env)
  const feed = await composeFeed(await loadContent(), list, siteUrl)
  return new Response(writers[format](feed), {
    headers: { 'content-type': `${feedFormats[format]}; charset=utf-8` },
  })
}
