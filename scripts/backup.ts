import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { lockDataFolder } from '../server/dataFolderLock.ts'
import { type Environment, readEnvironment } from '../server/environment.ts'
import { packArchive, unpackArchive, verifyArchive, verifyFolder } from './backup/archive.ts'
import { BackupError, type BackupManifest, describeManifest } from './backup/backupManifest.ts'
import { createProgress, type Progress } from './backup/progress.ts'
import { snapshotData, stagingName } from './backup/snapshotData.ts'
import { readArguments, runCommand } from './command.ts'

const usage = `Usage:
  npm run backup                  keeps the data folder in edicola-<date>.tar; the server may run
  npm run backup -- --out FILE    in another file, which must not exist`

await runCommand(async () => {
  const { values } = readArguments(usage, { out: { type: 'string' } })
  const environment = readEnvironment(process.env)
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
  const archive = resolve(values.out ?? `edicola-${stamp}.tar`)
  refuseInVain(environment, archive)
  process.umask(0o077)
  await withStaging(environment.dataFolder, (staging) =>
    backUp(environment.dataFolder, staging, archive),
  )
  if (environment.content.kind === 'hosted') {
    console.log('The content itself is with Sanity: keep it with `npx sanity dataset export`.')
  }
})

function refuseInVain({ dataFolder }: Environment, archive: string): void {
  if (!existsSync(dataFolder)) {
    throw new BackupError(`There is no data folder ${dataFolder}, so nothing to keep.`)
  }
  if (existsSync(archive)) throw new BackupError(`${archive} exists already. Name another file.`)
  if (!relative(dataFolder, archive).startsWith('..')) {
    throw new BackupError(
      `${archive} is in the data folder. Keep backups away from what they keep.`,
    )
  }
}

/** Gives the work an empty folder inside the data folder, and removes it afterwards. */
async function withStaging(
  dataFolder: string,
  work: (staging: string) => Promise<void>,
): Promise<void> {
  const folder = join(dataFolder, stagingName)
  const lock = lockDataFolder(folder)
  if (lock === undefined) throw new BackupError('Another backup of this data folder is running.')
  try {
    // What a backup that was cut off has left behind.
    for (const name of await readdir(folder)) {
      if (!name.startsWith('lock.sqlite')) await rm(join(folder, name), { recursive: true })
    }
    await mkdir(join(folder, 'files'))
    await work(join(folder, 'files'))
  } finally {
    lock.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function backUp(dataFolder: string, staging: string, archive: string): Promise<void> {
  const progress = createProgress(process.stdout)
  const partial = `${archive}.partial`
  const manifest = await snapshotData(dataFolder, staging, progress)
  await mkdir(dirname(archive), { recursive: true })
  try {
    await packArchive(staging, manifest, partial, progress)
    await verify(partial, staging, manifest, progress)
    await rename(partial, archive)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  progress.line(`${describeManifest(manifest)}: checked`)
  progress.line(`Kept in ${archive}. It holds keys and personal data: store it as safely as those.`)
}

/** Reads everything back, and opens the databases as they come out of the archive. */
async function verify(
  archive: string,
  staging: string,
  manifest: BackupManifest,
  progress: Progress,
): Promise<void> {
  await verifyArchive(archive, manifest, progress)
  const folder = join(staging, '.unpacked')
  await mkdir(folder)
  const paths = new Set(manifest.databases.map(({ path }) => path))
  const files = manifest.files.filter(({ path }) => paths.has(path))
  await unpackArchive(archive, folder, { ...manifest, files }, progress)
  await verifyFolder(folder, { ...manifest, files }, progress)
}
