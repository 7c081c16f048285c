import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the address of a request leads to inside one release. */
export type SiteTarget =
  | { readonly kind: 'file'; readonly file: string; readonly size: number; readonly etag: string }
  | { readonly kind: 'slash'; readonly location: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' }

/** Files of a release that are not pages: the server reads them, nobody else does. */
const PRIVATE_FILES = new Set(['redirects.json'])

/**
 * Decodes a URL path into safe file name parts. `undefined` when it is not valid percent-encoding
 * or has a part that could leave the folder or name a hidden file (`.well-known` is allowed).
 */
function readPathParts(pathname: string): readonly string[] | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const parts = decoded.split('/').filter((part) => part !== '')
  const isUnsafe = (part: string): boolean => part.startsWith('.') && part !== '.well-known'
  return parts.some(isUnsafe) ? undefined : parts
}

/**
 * Finds what `pathname` (percent-encoded) names in `release`: a file, a folder with `index.html`
 * (reached with a trailing slash; without one the answer is `slash`), or a page file `x.html`.
 */
export async function findSiteFile(release: string, pathname: string): Promise<SiteTarget> {
  const parts = readPathParts(pathname)
  if (parts === undefined) return { kind: 'malformed' }
  if (parts.length === 1 && PRIVATE_FILES.has(parts[0] ?? '')) return { kind: 'missing' }
  const path = join(release, ...parts)
  if (pathname.endsWith('/')) return (await fileAt(join(path, 'index.html'))) ?? MISSING
  const file = (await fileAt(path)) ?? (await fileAt(`${path}.html`))
  if (file !== undefined) return file
  if ((await fileAt(join(path, 'index.html'))) === undefined) return MISSING
  return { kind: 'slash', location: `/${parts.map(encodeURIComponent).join('/')}/` }
}

const MISSING: SiteTarget = { kind: 'missing' }

/** The file at `path`, or `undefined`; its ETag changes whenever its bytes are written anew. */
export async function fileAt(
  path: string,
): Promise<Extract<SiteTarget, { kind: 'file' }> | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  if (found === undefined || !found.isFile()) return undefined
  const etag = `${found.size.toString(36)}-${found.mtimeNs.toString(36)}`
  return { kind: 'file', file: path, size: Number(found.size), etag }
}
