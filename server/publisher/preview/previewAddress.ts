/** The part of the CMS origin below which the pages of the site are previewed. */
export const PREVIEW = '/anteprima'

/** What is no page of the site stands below this: no page's address begins so. */
export const PREVIEW_DESK = `${PREVIEW}/_`

/** The query parameter with which Sanity's Presentation tool names a perspective. */
export const PERSPECTIVE = 'sanity-preview-perspective'

/** The drafts of everything: what an editor means who says nothing else. */
export const DRAFTS: readonly string[] = ['drafts']

/** Reads a perspective, as `drafts` or `rABC,drafts`; `undefined` when it is none. */
export function readPerspective(text: string | null): readonly string[] | undefined {
  if (text === null || text === '' || text === 'previewDrafts') return DRAFTS
  const names = text.split(',')
  const isKnown = names.every((name) => /^[A-Za-z0-9_-]{1,128}$/.test(name) && name !== 'raw')
  return isKnown && names.length <= 50 ? names : undefined
}

/** Where a link of a page leads while an editor looks: to the preview of that page. */
export function linkForEditor(
  href: string,
  given: { readonly siteUrl: string; readonly perspective: readonly string[] },
): string {
  const path = pathOnSite(href, given.siteUrl)
  if (path === undefined) return href
  const url = new URL(path, given.siteUrl)
  if (/\.[a-z]+$/.test(url.pathname)) return url.href
  const name = given.perspective.join(',')
  if (name !== DRAFTS.join()) url.searchParams.set(PERSPECTIVE, name)
  return `${PREVIEW}${url.pathname}${url.search}${url.hash}`
}

/** Where a link leads for a guest, who may see one page: to the site as it is published. */
export function linkForGuest(href: string, siteUrl: string): string {
  const path = pathOnSite(href, siteUrl)
  return path === undefined ? href : `${siteUrl}${path}`
}

function pathOnSite(href: string, siteUrl: string): string | undefined {
  if (href.startsWith('/') && !href.startsWith('//')) return href
  return href.startsWith(`${siteUrl}/`) ? href.slice(siteUrl.length) : undefined
}
