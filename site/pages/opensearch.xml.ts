import type { APIRoute } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { openSearch } from '../feeds/openSearch.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'

/** The search of the site, for browsers. */
export const GET: APIRoute = async () => {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(openSearch(await loadContent(), 'it', siteUrl), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
}
