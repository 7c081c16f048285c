import { convertExport } from '../../../scripts/wordpress/convertExport.ts'
import type { Conversion, ConversionOptions } from '../../../scripts/wordpress/conversion.ts'
import { createExportReader } from '../../../scripts/wordpress/readExport.ts'

/** What goes into a small file. */
export interface Parts {
  readonly heads?: string
  readonly items?: string
  readonly site?: string
}

/** A small WXR file of a site in Italian. */
export function wxr({ heads = '', items = '', site = 'https://vecchio.example' }: Parts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>Il mio blog</title><link>https://vecchio.example</link><language>it-IT</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${site}</wp:base_blog_url>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ada@vecchio.example</wp:author_email><wp:author_display_name>Ada Rossi</wp:author_display_name></wp:author>
${heads}
${items}
</channel></rss>`
}

/** An item with these fields over ordinary ones; `more` is put inside as it is. */
export function item(fields: Readonly<Record<string, string>>, more = ''): string {
  const all: Record<string, string> = {
    title: 'Un titolo',
    link: `https://vecchio.example/2020/05/${fields['wp:post_name'] ?? 'un-titolo'}/`,
    'dc:creator': 'ada',
    'content:encoded': '<p>Testo.</p>',
    'wp:post_id': '1',
    'wp:post_date': '2020-05-04 12:00:00',
    'wp:post_date_gmt': '2020-05-04 10:00:00',
    'wp:comment_status': 'open',
    'wp:post_name': 'un-titolo',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    'wp:post_password': '',
    'wp:is_sticky': '0',
    ...fields,
  }
  const inside = Object.entries(all).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<item>${inside.join('')}${more}</item>`
}

/** A comment with these fields over ordinary ones. */
export function comment(fields: Readonly<Record<string, string>>): string {
  const all: Record<string, string> = {
    id: '1',
    author: 'Bea',
    author_email: 'bea@example.org',
    author_IP: '192.0.2.1',
    date_gmt: '2020-05-05 10:00:00',
    content: 'Ciao.',
    approved: '1',
    parent: '0',
    ...fields,
  }
  const inside = Object.entries(all).map(
    ([name, value]) => `<wp:comment_${name}><![CDATA[${value}]]></wp:comment_${name}>`,
  )
  return `<wp:comment>${inside.join('')}</wp:comment>`
}

/** What the conversion makes of a small file. */
export function convert(parts: Parts, options: Partial<ConversionOptions> = {}): Conversion {
  const reader = createExportReader()
  reader.write(wxr(parts))
  return convertExport(reader.close(), { now: new Date('2026-01-01T00:00:00Z'), ...options })
}
