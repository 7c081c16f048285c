import type { APIRoute } from 'astro'
import { loadContent } from '../../content/loadContent.ts'
import { pagesOf } from '../../content/pagesOf.ts'
import { type SitemapPart, sitemapPart, sitemapParts } from '../../feeds/sitemap.ts'
import { readSiteEnvironment } from '../../siteEnvironment.ts'

/** The parts of the sitemap. */
export const getStaticPaths = pagesOf((content) =>
  sitemapParts(content).map((part) => ({ params: { part: part.name }, props: { part } })),
)

/** The addresses of some pages that searchers should know. */
export const GET: APIRoute<{ part: SitemapPart }> = async ({ props }) => {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(sitemapPart(await loadContent(), props.part, siteUrl), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
}
