import { copyFile, link, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { copyDatabase, inspectDatabase } from './databaseCopy.ts'
import { hashFile } from './hashFile.ts'
import { type BackupFile, type BackupManifest, manifestName } from './backupManifest.ts'
import type { Progress } from './progress.ts'

/** Where a backup is put together: inside the data folder, so that pictures can be linked. */
export const stagingName = '.backup'

// What the rest of the data folder can be made from again, and what tells who works on it now.
const leftOut: readonly RegExp[] = [
  /^\.backup$/,
  /^site$/,
  /^lake\/image-cache$/,
  /^preview\/pictures$/,
  /^lake\/assets\/\.receiving$/,
  /^(?:lock\.sqlite|running\.json)(?:$|[.-])/,
  /\.sqlite-(?:wal|shm|journal)$/,
  /\.new$/,
]

/**
 * Puts all that is worth keeping of a data folder into `staging`, consistent in itself though a
 * server may be running, and checks the copies.
 */
export async function snapshotData(
  dataFolder: string,
  staging: string,
  progress: Progress,
): Promise<BackupManifest> {
  // A comment leaves the intake for a dataset, and a picture comes before the document that shows
  // it: so the intake (`comments/`, first by name) is copied before the datasets, files are last.
  const databases = (await worthKeeping(dataFolder)).filter(isDatabase)
  for (const [index, path] of databases.entries()) {
    progress.step(`copying ${path}`, index, databases.length)
    await mkdir(dirname(join(staging, path)), { recursive: true })
    copyDatabase(join(dataFolder, path), join(staging, path))
  }
  const others = (await worthKeeping(dataFolder)).filter((path) => !isDatabase(path))
  for (const path of others) await linkOrCopy(join(dataFolder, path), join(staging, path))

  const files: BackupFile[] = []
  const paths = [...databases, ...others]
  for (const [index, path] of paths.entries()) {
    progress.step('reading files', index, paths.length)
    files.push({ path, ...(await hashFile(join(staging, path))) })
  }
  const manifest: BackupManifest = {
    format: 1,
    createdAt: new Date().toISOString(),
    files,
    databases: databases.map((path) => ({ path, rows: inspectDatabase(join(staging, path)) })),
  }
  await writeFile(join(staging, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return manifest
}

async function worthKeeping(dataFolder: string): Promise<string[]> {
  const paths: string[] = []
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = relative(dataFolder, join(folder, entry.name)).split(sep).join('/')
      if (leftOut.some((pattern) => pattern.test(path))) continue
      if (entry.isDirectory()) await visit(join(folder, entry.name))
      else if (entry.isFile()) paths.push(path)
    }
  }
  await visit(dataFolder)
  return paths.sort()
}

const isDatabase = (path: string): boolean => path.endsWith('.sqlite')

async function linkOrCopy(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  // Links cost neither time nor room, and hold a file that is deleted meanwhile.
  await link(source, target).catch(() => copyFile(source, target))
}
