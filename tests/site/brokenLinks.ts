import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ATTRIBUTE = / (?:href|src|srcset|content)="([^"]*)"/g

function isAnchorOf(markup: string, fragment: string): boolean {
  return fragment === '' || markup.includes(` id="${decodeURIComponent(fragment)}"`)
}

/** Addresses on a page that lead nowhere inside the built site, one line each. */
export function brokenLinks(
  site: { folder: string; siteUrl: string; pages: ReadonlyMap<string, string> },
  page: string,
): string[] {
  const markup = site.pages.get(page) ?? ''
  const addresses = [...markup.matchAll(ATTRIBUTE)].flatMap(([attribute, value = '']) =>
    attribute.startsWith(' srcset')
      ? value.split(', ').map((candidate) => candidate.split(' ')[0] ?? '')
      : attribute.startsWith(' content') && value.startsWith('#')
        ? []
        : [value.replaceAll('&#38;', '&').replaceAll('&amp;', '&')],
  )
  const base = `${site.siteUrl}${page.replace(/index\.html$/, '')}`
  return addresses.flatMap((address) => {
    const isLocal = /^(?:\/|#)/.test(address) || address.startsWith(`${site.siteUrl}/`)
    if (!isLocal) return []
    const url = new URL(address, base)
    const path = decodeURIComponent(url.pathname)
    const file = path.endsWith('/') ? `${path}index.html` : path
    if (!existsSync(join(site.folder, file))) return [`${page}: ${address}`]
    const target = site.pages.get(file)
    if (target === undefined || isAnchorOf(target, url.hash.slice(1))) return []
    return [`${page}: ${address} has no such anchor`]
  })
}
