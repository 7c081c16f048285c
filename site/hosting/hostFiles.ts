import type { Content } from '../content/content.ts'
import { loadContent } from '../content/loadContent.ts'
import { pagesOf } from '../content/pagesOf.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { caddyfile } from './caddy.ts'
import { hostedRedirects } from './hostedRedirects.ts'
import { netlifyHeaders, netlifyRedirects } from './netlify.ts'
import { nginxConf } from './nginx.ts'
import { redirectPage } from './redirectPage.ts'
import { vercelConfig } from './vercel.ts'

/** What hosts read, by the name of its file: Netlify and Cloudflare Pages share the first two. */
const configurations: Readonly<Record<string, (content: Content) => string>> = {
  _headers: netlifyHeaders,
  _redirects: (content) => netlifyRedirects(hostedRedirects(content)),
  'vercel.json': (content) => vercelConfig(hostedRedirects(content)),
  'hosting/Caddyfile': (content) => caddyfile(hostedRedirects(content)),
  'hosting/nginx.conf': (content) => nginxConf(hostedRedirects(content)),
}

/** The files for hosts, for Astro: configurations, and pages that stand in for redirects. */
export const hostFilePaths = pagesOf((content) => [
  ...Object.keys(configurations).map((file) => ({ params: { file } })),
  ...hostedRedirects(content).flatMap((redirect) =>
    redirect.fallback === undefined
      ? []
      : [{ params: { file: redirect.fallback }, props: { redirect } }],
  ),
])

/** The file of a host, or of the page of a redirect. */
export async function hostFileResponse(file: string): Promise<Response> {
  const content = await loadContent()
  const configuration = configurations[file]
  if (configuration !== undefined) {
    return new Response(configuration(content), {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
  const redirect = hostedRedirects(content).find(({ fallback }) => fallback === file)
  if (redirect === undefined) return new Response(null, { status: 404 })
  return new Response(redirectPage(redirect, readSiteEnvironment(process.env).siteUrl), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}
