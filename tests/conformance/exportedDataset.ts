import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'

/** What an archive of a dataset holds. */
export interface ExportedDataset {
  /** By id, without what each write sets anew; assets are named by the hash of their bytes. */
  readonly documents: Map<string, Record<string, unknown>>
  /** SHA-1 hashes of the bytes, sorted. */
  readonly assets: string[]
  /** What is known of each asset, by `image-<sha1>` or `file-<sha1>`. */
  readonly metadata: Record<string, Record<string, unknown>>
}

/** Reads an archive that @sanity/export or the hosted service has written. */
export async function readExport(archive: string): Promise<ExportedDataset> {
  const folder = mkdtempSync(join(tmpdir(), 'export-'))
  try {
    await extract({ file: archive, cwd: folder, strip: 1 })
    const hashes = new Map<string, string>()
    for (const kind of ['images', 'files']) {
      for (const name of list(join(folder, kind))) {
        const bytes = readFileSync(join(folder, kind, name))
        hashes.set(`${kind}/${name}`, createHash('sha1').update(bytes).digest('hex'))
      }
    }
    const lines = readFileSync(join(folder, 'data.ndjson'), 'utf8').trim().split('\n')
    const documents = lines.map((line): [string, Record<string, unknown>] => {
      const named = line.replaceAll(
        /@file:\/\/\.\/([^"]+)/g,
        (_, path) => `@${hashes.get(path) ?? path}`,
      )
      const { _rev, _updatedAt, ...content } = JSON.parse(named)
      return [content._id, content]
    })
    const metadata = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'))
    return {
      documents: new Map(documents.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      assets: [...hashes.values()].sort(),
      metadata,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
