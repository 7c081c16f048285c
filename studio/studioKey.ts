import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { StudioTarget } from './target.ts'

/** What a built Studio is made of, as paths from the root of the house. */
export const studioSources = ['studio', 'schemas', 'package.json', 'package-lock.json'] as const

// What tools leave beside the sources, which would change the key at every build.
const leftovers = new Set(['.sanity', 'node_modules', 'dist', 'content.types.ts'])

/** Whether a path belongs to the sources of the Studio, rather than to what tools leave there. */
export function isStudioSource(path: string): boolean {
  return !path.split(sep).some((part) => leftovers.has(part))
}

/**
 * A key that names a build: 16 hexadecimal digits, the same for the same sources and target,
 * different when the content model, the Studio, an installed package or the target differs.
 */
export async function studioKey(root: string, target: StudioTarget): Promise<string> {
  const { kind, projectId, dataset } = target
  const hash = createHash('sha256').update(JSON.stringify([kind, projectId, dataset]))
  for (const path of await sourceFiles(root)) {
    const content = await readFile(join(root, path))
    hash.update(`\n${path.replaceAll(sep, '/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

async function sourceFiles(root: string): Promise<string[]> {
  const files: string[] = []
  for (const source of studioSources) {
    if ((await stat(join(root, source))).isFile()) {
      files.push(source)
      continue
    }
    const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (entry.isFile()) files.push(relative(root, join(entry.parentPath, entry.name)))
    }
  }
  return files.filter(isStudioSource).sort()
}
