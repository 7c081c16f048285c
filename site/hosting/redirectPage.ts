import { interfaceText } from '../interface/interfaceText.ts'
import { html, markupOf } from '../text/html.ts'
import type { HostedRedirect } from './hostedRedirects.ts'

/** A page that leads on to where its address moved, for hosts that know no redirects. */
export function redirectPage({ to }: HostedRedirect, siteUrl: string): string {
  const english = to.startsWith('/en/')
  const target = to.startsWith('/') ? `${siteUrl}${to}` : to
  const words = interfaceText(english ? 'en' : 'it').moved
  const page = html`<html lang="${english ? 'en' : 'it'}">
    <head>
      <meta charset="utf-8" />
      <title>${words}</title>
      <meta name="robots" content="noindex" />
      <link rel="canonical" href="${target}" />
      <meta http-equiv="refresh" content="0; url=${to}" />
      <meta name="viewport" content="width=device-width" />
    </head>
    <body>
      <h1><a href="${to}">${words}</a></h1>
    </body>
  </html>`
  return `<!DOCTYPE html>${markupOf(page)}\n`
}
