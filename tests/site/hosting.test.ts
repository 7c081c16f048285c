import { describe, expect, it } from 'vitest'
import { caddyfile } from '../../site/hosting/caddy.ts'
import type { HostedRedirect } from '../../site/hosting/hostedRedirects.ts'
import { netlifyHeaders, netlifyRedirects } from '../../site/hosting/netlify.ts'
import { nginxConf } from '../../site/hosting/nginx.ts'
import { redirectPage } from '../../site/hosting/redirectPage.ts'
import { vercelConfig } from '../../site/hosting/vercel.ts'
import { found } from '../found.ts'
import { markupProblems } from './checkMarkup.ts'

const redirects: readonly HostedRedirect[] = [
  { from: '/vecchio', to: '/articoli/nuovo/', status: 301, fallback: 'vecchio/index.html' },
  { from: '/?p=12', to: '/articoli/dodici/', status: 302 },
  { from: '/perché(non)*.html', to: 'https://example.org/a?b=c&d="e"', status: 301 },
]

describe('redirects are written for', () => {
  it('Netlify and Cloudflare Pages, in both spellings', () => {
    const lines = netlifyRedirects(redirects).split('\n')
    expect(lines).toContain('/vecchio /articoli/nuovo/ 301!')
    expect(lines).toContain('/vecchio/ /articoli/nuovo/ 301!')
    expect(lines).toContain('/ p=12 /articoli/dodici/ 302!')
    expect(lines).toContain('/perch%C3%A9(non)*.html https://example.org/a?b=c&d=%22e%22 301!')
  })

  it('Vercel, with nothing of an address taken for a pattern', () => {
    const config = JSON.parse(vercelConfig(redirects))
    expect(config.redirects).toContainEqual({
      source: '/',
      has: [{ type: 'query', key: 'p', value: '12' }],
      destination: '/articoli/dodici/',
      statusCode: 302,
    })
    expect(config.redirects.at(-1).source).toBe('/perch%C3%A9\\(non\\)\\*\\.html')
  })

  it('Caddy and nginx, whose quotation marks no address can close', () => {
    expect(caddyfile(redirects)).toContain('path "/vecchio" "/vecchio/"')
    expect(caddyfile(redirects)).toContain('query "p=12"')
    expect(caddyfile(redirects)).toContain('"https://example.org/a?b=c&d=\\"e\\""')
    const nginx = nginxConf(redirects)
    expect(nginx).toContain('location = "/vecchio/" { return 301 "/articoli/nuovo/"; }')
    expect(nginx).toContain('if ($request_uri = "/?p=12") { return 302 "/articoli/dodici/"; }')
    expect(nginx.match(/[{}]/g)?.filter((brace) => brace === '{')).toHaveLength(
      nginx.match(/\}/g)?.length ?? 0,
    )
  })

  it('hosts that know none, as a page that leads on', async () => {
    const page = redirectPage(found(redirects[0]), 'https://vedetta.example')
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/articoli/nuovo/" />')
    expect(page).toContain(
      '<link rel="canonical" href="https://vedetta.example/articoli/nuovo/" />',
    )
    expect(await markupProblems('fallback', page)).toEqual([])
  })
})

it('hosts are told what only headers can say', () => {
  const nginx = nginxConf([])
  for (const text of [netlifyHeaders(), vercelConfig([]), caddyfile([]), nginx]) {
    expect(text).toContain("frame-ancestors 'self'")
    expect(text).toContain('strict-origin-when-cross-origin')
    expect(text).toContain('immutable')
    expect(text).not.toContain('unsafe')
  }
  // A location with a header of its own repeats the others.
  expect(nginx.match(/X-Content-Type-Options/g)).toHaveLength(3)
})
