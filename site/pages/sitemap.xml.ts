import type { APIRoute } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { sitemapIndex } from '../feeds/sitemap.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'

/** Where the addresses of the pages that searchers should know are listed. */
export const GET: APIRoute = async () => {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(sitemapIndex(await loadContent(), siteUrl), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
