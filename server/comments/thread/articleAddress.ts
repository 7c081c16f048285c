import type { ArticleFacts } from './readThread.ts'

const folders = { it: '/articoli/', en: '/en/articles/' } as const

/** The address of an article's page on the site, made of its document alone. */
export function articleAddress(
  article: Pick<ArticleFacts, 'slug' | 'language'>,
  siteUrl: string,
): string {
  const base = siteUrl.replace(/\/+$/, '')
  return `${base}${folders[article.language]}${encodeURIComponent(article.slug)}/`
}
