import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { DataFolderBusyError } from '../server/connect.ts'
import { lockDataFolder } from '../server/dataFolderLock.ts'
import { readEnvironment } from '../server/environment.ts'
import { readManifest, unpackArchive, verifyFolder } from './backup/archive.ts'
import { BackupError, describeManifest } from './backup/backupManifest.ts'
import { createProgress } from './backup/progress.ts'
import { readArguments, runCommand, UsageError } from './command.ts'

const usage = `Usage:
  npm run restore -- FILE    fills an empty data folder (EDICOLA_DATA) from a backup`

await runCommand(async () => {
  const { positionals } = readArguments(usage, {})
  const [file] = positionals
  if (file === undefined || positionals.length > 1) {
    throw new UsageError('One file is needed: the backup.', usage)
  }
  const archive = resolve(file)
  if (!existsSync(archive)) throw new UsageError(`There is no file ${archive}.`, usage)
  const { dataFolder } = readEnvironment(process.env)
  process.umask(0o077)
  const lock = lockDataFolder(dataFolder)
  if (lock === undefined) throw new DataFolderBusyError(dataFolder)
  const fresh = `${dataFolder}.restoring`
  try {
    await refuseUnfit(dataFolder)
    await rm(fresh, { recursive: true, force: true })
    await restore(archive, fresh)
    // Windows keeps a file that is open; elsewhere the lock is held until the folder is replaced.
    if (process.platform === 'win32') lock.close()
    await putInPlace(fresh, dataFolder)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    if (process.platform !== 'win32') lock.close()
  }
  console.log(`Restored to ${dataFolder}. Start with npm start.`)
})

function isOurs(name: string): boolean {
  return name.startsWith('lock.sqlite')
}

async function refuseUnfit(dataFolder: string): Promise<void> {
  const others = (await readdir(dataFolder)).filter((name) => !isOurs(name))
  if (others.length > 0) {
    throw new BackupError(
      `${dataFolder} is not empty, and nothing in it is overwritten. Move it away, or name ` +
        'another folder with EDICOLA_DATA.',
    )
  }
  if ((await stat(dataFolder)).dev !== (await stat(dirname(dataFolder))).dev) {
    throw new BackupError(
      `${dataFolder} is where a file system is mounted, which cannot be replaced in one step. ` +
        `Set EDICOLA_DATA to a folder inside it, for example ${join(dataFolder, 'edicola')}.`,
    )
  }
}

/** Unpacks into a new folder, and checks every byte of it before anyone sees it. */
async function restore(archive: string, fresh: string): Promise<void> {
  const progress = createProgress(process.stdout)
  const manifest = await readManifest(archive)
  await mkdir(fresh)
  await unpackArchive(archive, fresh, manifest, progress)
  await verifyFolder(fresh, manifest, progress)
  for (const { path } of manifest.files) {
    const handle = await open(join(fresh, path), 'r+')
    await handle.chmod(0o600)
    await handle.sync()
    await handle.close()
  }
  progress.line(`${describeManifest(manifest)}, kept on ${manifest.createdAt}: checked`)
}

/** One rename. Whoever gets into the folder meanwhile makes it fail, and nothing is overwritten. */
async function putInPlace(fresh: string, dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (isOurs(name)) await rm(join(dataFolder, name))
  }
  await rmdir(dataFolder).catch((error: unknown) => {
    throw new BackupError(`Something came into ${basename(dataFolder)} meanwhile.`, error)
  })
  await rename(fresh, dataFolder)
}
