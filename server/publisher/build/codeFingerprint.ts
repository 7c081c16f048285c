import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type SiteEnvironment, siteVariables } from '../siteEnvironment.ts'

/** Everything beside content and addresses that decides what a build writes, and what is remembered of it. */
const SOURCES = [
  'site',
  'schemas',
  'server/publisher/live',
  'astro.config.mjs',
  'package-lock.json',
]

/**
 * A hash of the sources in `root` and of the addresses of `site`: two builds of the same content
 * with the same fingerprint are the same site. The token is left out: it opens, it does not shape;
 * so is the lake's address, which an embedded one may change at every start.
 */
export async function codeFingerprint(root: string, site: SiteEnvironment): Promise<string> {
  const shaping = { ...siteVariables(site), SANITY_TOKEN: undefined, EDICOLA_API_HOST: undefined }
  return createHash('sha256')
    .update(JSON.stringify(shaping))
    .update(await sourcesFingerprint(root))
    .digest('hex')
}

/** A hash of the sources in `root`: what is bundled of the same sources is the same. */
export async function sourcesFingerprint(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of await filesAt(root, source)) {
      hash.update(`\0${file}\0`)
      hash.update(await readFile(join(root, file)))
    }
  }
  return hash.digest('hex')
}

async function filesAt(root: string, source: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
      return []
    },
  )
  if (entries === undefined) return [source]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}
