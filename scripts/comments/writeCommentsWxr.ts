import type { ArticlePlace, CommentDocument } from './commentDocument.ts'

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const statuses = { approved: '1', pending: '0', spam: 'spam', trash: 'trash' } as const

/**
 * All comments as WXR 1.2, the format WordPress and others import: one item an article, with its
 * comments below it. Emails are not in it. Comments on articles that are not there are left out.
 */
export function writeCommentsWxr(
  comments: readonly CommentDocument[],
  articles: readonly ArticlePlace[],
  site: { readonly title: string; readonly url: string },
): string {
  const numbers = new Map(comments.map(({ _id }, index) => [_id, index + 1]))
  const items = articles.flatMap((article, index) => {
    const own = comments.filter((comment) => comment.article._ref === article.id)
    return own.length === 0 ? [] : [item(article, index + 1, own, numbers, site.url)]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>${escapeXml(site.title)}</title>
<link>${escapeXml(site.url)}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${escapeXml(site.url)}</wp:base_site_url>
<wp:base_blog_url>${escapeXml(site.url)}</wp:base_blog_url>
${items.join('\n')}
</channel>
</rss>
`
}

function item(
  article: ArticlePlace,
  id: number,
  comments: readonly CommentDocument[],
  numbers: ReadonlyMap<string, number>,
  siteUrl: string,
): string {
  const folder = article.language === 'en' ? '/en/articles/' : '/articoli/'
  return `<item>
<title>${escapeXml(article.title)}</title>
<link>${escapeXml(`${siteUrl}${folder}${encodeURIComponent(article.slug)}/`)}</link>
<wp:post_id>${id}</wp:post_id>
<wp:post_name>${escapeXml(article.slug)}</wp:post_name>
<wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status>
<wp:comment_status>open</wp:comment_status>
<wp:post_date_gmt>${dateOf(article.publishedAt)}</wp:post_date_gmt>
${comments.map((comment) => commentElement(comment, numbers)).join('\n')}
</item>`
}

function commentElement(comment: CommentDocument, numbers: ReadonlyMap<string, number>): string {
  const { _id, parent, name, url = '', body, submittedAt, status } = comment
  const fields = {
    id: String(numbers.get(_id) ?? 0),
    author: escapeXml(escapeXml(name)),
    author_email: '',
    author_url: escapeXml(url),
    author_IP: '',
    date: dateOf(submittedAt),
    date_gmt: dateOf(submittedAt),
    // WordPress keeps HTML there: escaped once for it, and once for XML.
    content: escapeXml(escapeXml(body)),
    approved: statuses[status],
    type: 'comment',
    parent: String((parent && numbers.get(parent._ref)) ?? 0),
    user_id: comment.authorReply === true ? '1' : '0',
  }
  const lines = Object.entries(fields).map(
    ([field, value]) => `<wp:comment_${field}>${value}</wp:comment_${field}>`,
  )
  return `<wp:comment>\n${lines.join('\n')}\n</wp:comment>`
}

/** `2026-05-01 08:00:00`, as WordPress writes moments in GMT. */
function dateOf(iso: string): string {
  return new Date(iso).toISOString().slice(0, 19).replace('T', ' ')
}

function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
