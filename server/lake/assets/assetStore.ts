import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomId } from '../randomId.ts'
import type { Upload } from './receiveUpload.ts'
import { createTurns } from './turns.ts'

/** The bytes of assets on disk, named by their content: `<folder>/<dataset>/<name>`. */
export interface AssetStore {
  /** Where uploads are received, on the same file system as their place. */
  readonly receivingFolder: string
  /** The file of an asset; undefined when it is not there. */
  find(dataset: string, name: string): string | undefined
  /**
   * Does work on one asset while nobody else does: what is placed or removed, and the document that
   * goes with it, must agree in the end.
   */
  inTurn<Result>(dataset: string, name: string, work: () => Promise<Result>): Promise<Result>
  /** The assets of a dataset that are on the disk, and when each came there. */
  list(dataset: string): AsyncIterable<{ readonly name: string; readonly placedAt: Date }>
  /** Moves an upload to its place, durably; discards one whose bytes are there already. */
  place(upload: Upload, dataset: string, name: string): Promise<void>
  remove(dataset: string, name: string): Promise<void>
  /** Takes all assets of a dataset out of reach at once; the bytes are removed after that. */
  removeAll(dataset: string): void
}

// What `find` accepts as a name, so that no request can leave the folder.
const datasetPattern = /^[a-z0-9_-]{1,64}$/i
const namePattern = /^[0-9a-f]{40}(-\d{1,5}x\d{1,5})?\.[a-z0-9]{1,10}$/

const receiving = '.receiving'
const deleted = '.deleted-'

/** The assets in a folder. What a crash cut off, uploads and removals, is cleared away. */
export function openAssetStore(folder: string): AssetStore {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const isLeft = name === receiving || name.startsWith(deleted)
    if (isLeft) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const receivingFolder = join(folder, receiving)
  const fileOf = (dataset: string, name: string): string | undefined =>
    datasetPattern.test(dataset) && namePattern.test(name) ? join(folder, dataset, name) : undefined
  const find = (dataset: string, name: string): string | undefined => {
    const file = fileOf(dataset, name)
    return file !== undefined && existsSync(file) ? file : undefined
  }
  const turns = createTurns()
  return {
    receivingFolder,
    find,
    inTurn: (dataset, name, work) => turns(`${dataset}/${name}`, work),
    async *list(dataset) {
      const names = await readdir(join(folder, dataset)).catch(() => [])
      for (const name of names) {
        const file = fileOf(dataset, name)
        const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
        if (found !== undefined) yield { name, placedAt: found.mtime }
      }
    },
    place: async (upload, dataset, name) => {
      const file = fileOf(dataset, name)
      if (file === undefined) throw new Error(`"${name}" is not the name of an asset.`)
      if (find(dataset, name) !== undefined) return upload.discard()
      await mkdir(dirname(file), { recursive: true })
      await rename(upload.file, file)
      await syncFolder(dirname(file))
    },
    remove: async (dataset, name) => {
      const file = fileOf(dataset, name)
      if (file !== undefined) await rm(file, { force: true })
    },
    removeAll: (dataset) => {
      const place = join(folder, dataset)
      if (!datasetPattern.test(dataset) || !existsSync(place)) return
      const aside = join(folder, deleted + randomId())
      renameSync(place, aside)
      // What cannot be removed now is removed at the next start.
      rm(aside, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself has to do.
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
