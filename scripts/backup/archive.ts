import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { create, extract, list } from 'tar'
import { inspectDatabase } from './databaseCopy.ts'
import {
  type BackupFile,
  type BackupManifest,
  BackupError,
  manifestName,
  parseManifest,
} from './backupManifest.ts'
import { hashFile } from './hashFile.ts'
import type { Progress } from './progress.ts'

/** Writes the files of a manifest, which comes first, out of a folder into a new archive. */
export async function packArchive(
  folder: string,
  { files }: BackupManifest,
  archive: string,
  progress: Progress,
): Promise<void> {
  const paths = files.map(({ path }) => path)
  let done = 0
  await create(
    {
      file: archive,
      cwd: folder,
      mode: 0o600,
      portable: true,
      strict: true,
      onWriteEntry: () => progress.step('packing', done++, paths.length),
    },
    // Named one by one, as a plain file: a leading @ would mean another archive.
    [manifestName, ...paths].map((path) => `./${path}`),
  )
  const handle = await open(archive, 'r+')
  await handle.sync()
  await handle.close()
}

/** The manifest of an archive. Throws a BackupError when the file is not a backup. */
export async function readManifest(archive: string): Promise<BackupManifest> {
  const chunks: Buffer[] = []
  await reading(archive, () =>
    list({
      file: archive,
      strict: true,
      filter: (path) => bare(path) === manifestName,
      onReadEntry: (entry) => entry.on('data', (chunk) => chunks.push(chunk)),
    }),
  )
  if (chunks.length === 0) throw new BackupError(`${archive} is not a backup of Edicola.`)
  return parseManifest(Buffer.concat(chunks).toString())
}

/** Checks that an archive holds exactly what its manifest says, byte for byte. */
export async function verifyArchive(
  archive: string,
  manifest: BackupManifest,
  progress: Progress,
): Promise<void> {
  const found: BackupFile[] = []
  await reading(archive, () =>
    list({
      file: archive,
      strict: true,
      filter: (path) => bare(path) !== manifestName,
      onReadEntry: (entry) => {
        const hash = createHash('sha256')
        entry.on('data', (chunk) => hash.update(chunk))
        entry.on('end', () => {
          progress.step('checking the archive', found.length, manifest.files.length)
          found.push({ path: bare(entry.path), bytes: entry.size, sha256: hash.digest('hex') })
        })
      },
    }),
  )
  compareFiles(manifest, found)
}

/** Unpacks the named files of an archive, all by default, into a folder that exists. */
export async function unpackArchive(
  archive: string,
  folder: string,
  { files }: BackupManifest,
  progress: Progress,
): Promise<void> {
  const wanted = new Set(files.map(({ path }) => path))
  let done = 0
  await reading(archive, () =>
    extract({
      file: archive,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      filter: (path, entry) =>
        wanted.has(bare(path)) && 'type' in entry && ['File', 'OldFile'].includes(entry.type),
      onReadEntry: () => progress.step('unpacking', done++, wanted.size),
    }),
  )
}

/** Checks that a folder holds what a manifest says, and that its databases are sound. */
export async function verifyFolder(
  folder: string,
  manifest: BackupManifest,
  progress: Progress,
): Promise<void> {
  const found: BackupFile[] = []
  for (const { path } of manifest.files) {
    progress.step('checking files', found.length, manifest.files.length)
    const facts = await hashFile(join(folder, path)).catch(() => undefined)
    if (facts !== undefined) found.push({ path, ...facts })
  }
  compareFiles(manifest, found)
  for (const { path, rows } of manifest.databases) {
    progress.step(`checking ${path}`, 0, 1)
    const restored = inspectDatabase(join(folder, path))
    for (const [table, expected] of Object.entries(rows)) {
      if (restored[table] === expected) continue
      const count = `${restored[table] ?? 0} instead of ${expected} rows`
      throw new BackupError(`The table ${table} of ${path} has ${count}.`)
    }
  }
}

function compareFiles(manifest: BackupManifest, found: readonly BackupFile[]): void {
  const byPath = new Map(found.map((file) => [file.path, file]))
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = byPath.get(path)
    if (file?.bytes === bytes && file.sha256 === sha256) continue
    const what = file === undefined ? 'is missing' : 'is damaged'
    throw new BackupError(`${path} ${what} in this backup. Use another one.`)
  }
}

async function reading(archive: string, work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BackupError(`${archive} cannot be read as a backup: ${reason}`, error)
  }
}

const bare = (path: string): string => path.replace(/^\.\//, '')
