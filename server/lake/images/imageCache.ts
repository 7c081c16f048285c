import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { plainError } from '../errors.ts'
import { createGate } from '../gate.ts'
import { randomId } from '../randomId.ts'

/** Pictures that were made from others, kept on disk. */
export interface ImageCache {
  /**
   * The file of the picture under `key`, made first when it is not there. Whoever asks for the
   * same picture meanwhile waits for the same making.
   * @throws LakeError 503 when too many wait.
   */
  get(key: string, extension: string, make: () => Promise<Buffer>): Promise<string>
}

const madeAtOnce = 2
const waitingAtMost = 200
const bytesAtMost = 2 * 1024 ** 3

/** A cache in a folder, which need not exist yet. Beyond its bytes the oldest pictures go. */
export function openImageCache(folder: string, limit = bytesAtMost): ImageCache {
  const making = new Map<string, Promise<string>>()
  const gate = createGate({
    atOnce: madeAtOnce,
    waitingAtMost,
    refusal: () => plainError(503, 'Service Unavailable', 'Too many pictures at once. Try again.'),
  })
  let bytes = 0
  let measured: Promise<void> | undefined
  const measure = async (): Promise<void> => {
    await dropUnfinished(folder)
    const files = await filesIn(folder)
    bytes += files.reduce((sum, { size }) => sum + size, 0)
  }
  const fill = async (name: string, make: () => Promise<Buffer>): Promise<string> => {
    await (measured ??= measure())
    const picture = await make()
    const file = await writeWhole(folder, name, picture)
    bytes += picture.length
    if (bytes > limit) bytes = await dropOldest(folder, limit * 0.8)
    return file
  }

  return {
    get: async (key, extension, make) => {
      const name = `${createHash('sha256').update(key).digest('hex')}.${extension}`
      const file = join(folder, name)
      if (existsSync(file)) return file
      const inProgress = making.get(name)
      if (inProgress !== undefined) return inProgress
      const started = gate.pass(() => fill(name, make)).finally(() => making.delete(name))
      making.set(name, started)
      return started
    },
  }
}

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${randomId(22)}`)
  const handle = await open(temporary, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  const file = join(folder, name)
  await rename(temporary, file)
  return file
}

/** What a crash left half written. */
async function dropUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (name.startsWith('.')) await rm(join(folder, name), { force: true })
}

/** The finished pictures, the oldest first. */
async function filesIn(folder: string): Promise<{ file: string; size: number; time: number }[]> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  const found = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      // Another making may be dropping files at this moment.
      const found = await stat(file).catch(() => undefined)
      return found === undefined ? [] : [{ file, size: found.size, time: found.mtimeMs }]
    }),
  )
  return found.flat().toSorted((a, b) => a.time - b.time)
}

async function dropOldest(folder: string, limit: number): Promise<number> {
  const files = await filesIn(folder)
  let bytes = files.reduce((sum, { size }) => sum + size, 0)
  for (const { file, size } of files) {
    if (bytes <= limit) break
    await rm(file, { force: true })
    bytes -= size
  }
  return bytes
}
