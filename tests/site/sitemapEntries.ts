import { SaxesParser } from 'saxes'

const XHTML = 'http://www.w3.org/1999/xhtml'

/** What a sitemap says of one page. */
export interface SitemapEntry {
  address: string
  changed?: string
  /** Addresses of its translations, itself among them, by language. */
  readonly alternates: Record<string, string>
}

/** The pages of a sitemap as an XML parser that knows namespaces reads them; throws when it cannot. */
export function sitemapEntries(text: string): SitemapEntry[] {
  const entries: SitemapEntry[] = []
  const parser = new SaxesParser({ xmlns: true })
  let words = ''
  parser.on('opentag', ({ local, uri, attributes }) => {
    words = ''
    if (local === 'url') entries.push({ address: '', alternates: {} })
    if (local !== 'link' || uri !== XHTML) return
    const entry = entries.at(-1)
    if (entry === undefined || attributes['rel']?.value !== 'alternate') return
    entry.alternates[attributes['hreflang']?.value ?? ''] = attributes['href']?.value ?? ''
  })
  parser.on('text', (text) => {
    words += text
  })
  parser.on('closetag', ({ local }) => {
    const entry = entries.at(-1)
    if (local === 'loc' && entry) entry.address = words
    if (local === 'lastmod' && entry) entry.changed = words
  })
  parser.write(text).close()
  return entries
}
