import type { GetStaticPathsItem } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { atomFeed } from './atomFeed.ts'
import { composeFeed } from './composeFeed.ts'
import { type FeedFormat, feedFormats } from './feed.ts'
import { feedLists } from './feedLists.ts'
import { jsonFeed } from './jsonFeed.ts'
import { rssFeed } from './rssFeed.ts'

const writers = { 'rss.xml': rssFeed, 'atom.xml': atomFeed, 'feed.json': jsonFeed } as const

/** The lists that have feeds, for Astro: the parameter `list` is the address without its slashes. */
export async function feedPaths(): Promise<GetStaticPathsItem[]> {
  return feedLists(await loadContent()).map(({ address }) => ({
    params: { list: decodeURIComponent(address).slice(1, -1) || undefined },
  }))
}

/** The feed of the list at `list` (see {@link feedPaths}) in one of the formats. */
export async function feedResponse(
  list: string | undefined,
  format: FeedFormat,
): Promise<Response> {
  const content = await loadContent()
  const address = list === undefined || list === '' ? '/' : `/${list}/`
  const found = feedLists(content).find(
    (candidate) => decodeURIComponent(candidate.address) === decodeURIComponent(address),
  )
  if (found === undefined) return new Response(null, { status: 404 })
  const feed = await composeFeed(content, found, readSiteEnvironment(process.env).siteUrl)
  return new Response(writers[format](feed), {
    headers: { 'content-type': `${feedFormats[format]}; charset=utf-8` },
  })
}
