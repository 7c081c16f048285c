import type { APIRoute } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { sitemap } from '../feeds/sitemap.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'

/** The addresses of the pages that searchers should know. */
export const GET: APIRoute = async () => {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(sitemap(await loadContent(), siteUrl), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
