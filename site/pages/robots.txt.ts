import type { APIRoute } from 'astro'
import { readSiteEnvironment } from '../siteEnvironment.ts'

/** Everybody may read everything. */
export const GET: APIRoute = () => {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\n`)
}
