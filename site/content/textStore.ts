import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Texts on disk, for as long as somebody holds what `put` returned of them. */
export interface TextStore {
  /** @throws when the disk is full. */
  put(text: string): StoredText
}

/** A text on disk. */
export interface StoredText {
  readonly slab: Slab
  readonly start: number
  /** In bytes, as it is on disk. */
  readonly length: number
}

/** A file that has no name any more: it is gone when it is closed, whatever becomes of the process. */
interface Slab {
  readonly file: number
}

/** In bytes. A slab is kept as long as one of its texts is: large enough for few files, no larger. */
const SLAB = 8 * 1024 * 1024

const unheld = new FinalizationRegistry<number>((file) => closeSync(file))

/** A store that puts its files into `folder`, where nobody sees them. */
export function createTextStore(folder: string): TextStore {
  let slab: Slab | undefined
  let end = 0
  return {
    put: (text) => {
      const bytes = zstdCompressSync(text)
      if (slab === undefined || end > SLAB) {
        slab = openSlab(folder)
        end = 0
      }
      const stored = { slab, start: end, length: bytes.length }
      for (let at = 0; at < bytes.length;) {
        at += writeSync(slab.file, bytes, at, bytes.length - at, stored.start + at)
      }
      end += bytes.length
      return stored
    },
  }
}

function openSlab(folder: string): Slab {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `.texts-${randomUUID()}`)
  const slab = { file: openSync(path, 'wx+') }
  unheld.register(slab, slab.file)
  unlinkSync(path)
  return slab
}

/** The text that was put. */
export function readStoredText({ slab, start, length }: StoredText): string {
  const bytes = Buffer.allocUnsafe(length)
  for (let at = 0; at < length;) {
    const read = readSync(slab.file, bytes, at, length - at, start + at)
    if (read === 0) throw new Error('A text is shorter than it was.')
    at += read
  }
  return zstdDecompressSync(bytes).toString()
}
