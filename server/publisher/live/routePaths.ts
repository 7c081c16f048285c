import type { PagePath } from '../../../site/content/tracker.ts'

/** The kind of an Astro route, as far as addresses go. */
export interface RouteShape {
  /** As `/articoli/[slug]`. */
  readonly pattern: string
  readonly type: 'page' | 'endpoint'
}

/** The path of one page of a route: the pattern with its parameters in place. */
export function pathnameOf(pattern: string, params: PagePath['params']): string {
  const path = pattern
    .replaceAll(/\[(?:\.\.\.)?([^\]]+)\]/g, (_, name: string) => params[name] ?? '')
    .replaceAll(/\/{2,}/g, '/')
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

/** The file that Astro writes for a path, relative to the site's root (`build.format: directory`). */
export function fileOf(pathname: string, { type }: Pick<RouteShape, 'type'>): string {
  const path = pathname.replace(/^\//, '')
  if (type === 'endpoint') return path
  if (path === '404' || path === '500') return `${path}.html`
  return path === '' ? 'index.html' : `${path}/index.html`
}

/** The address that Astro renders a path at (`trailingSlash: always`, but not after an extension). */
export function addressOf(pathname: string, { type, pattern }: RouteShape): string {
  const encoded = encodeURI(pathname)
  const isFile = type === 'endpoint' && /\.[^/\]]+$/.test(pattern)
  return isFile || encoded.endsWith('/') ? encoded : `${encoded}/`
}
