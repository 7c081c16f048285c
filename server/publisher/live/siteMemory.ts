import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'

/** What must be the same for a memory to be of any use. */
export interface MemoryOwner {
  /** See codeFingerprint. */
  readonly code: string
  /** The release that was current. */
  readonly release: string
}

const memory = z.object({
  format: z.literal(2),
  code: z.string(),
  release: z.string(),
  /** The time of the site, ISO. */
  readAt: z.string(),
  /** A hash of all documents' ids and revisions. */
  revisions: z.string(),
  /** The fields of each type, in the order of their bits. */
  fields: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
  reads: z.object({
    keys: z.array(z.string()).readonly(),
    cells: z.array(z.tuple([z.string(), z.instanceof(Int32Array)]).readonly()).readonly(),
    pages: z.array(z.string()).readonly(),
    readings: z.instanceof(Uint8Array),
  }),
  /** The pictures that each page shows; pages without are left out. */
  pictures: z.array(z.tuple([z.string(), z.array(z.string()).readonly()]).readonly()),
})

/** What a renderer knows of the site, as it is kept for the next start. */
export type SiteMemory = Omit<z.infer<typeof memory>, 'format'>

const HASH_LENGTH = 32
const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Writes a memory whole: a crash leaves the one before, or this one. */
export function writeSiteMemory(file: string, content: SiteMemory): void {
  const bytes = serialize({ format: 2, ...content })
  const draft = `${file}.tmp`
  const handle = openSync(draft, 'w')
  try {
    writeSync(handle, hashOf(bytes))
    writeSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

/**
 * The memory in `file`; `undefined` when there is none, when it is of another release or of other
 * code, or when a single bit of it is not as it was written.
 */
export function readSiteMemory(file: string, owner: MemoryOwner): SiteMemory | undefined {
  try {
    const whole = readFileSync(file)
    const bytes = whole.subarray(HASH_LENGTH)
    if (!hashOf(bytes).equals(whole.subarray(0, HASH_LENGTH))) return undefined
    const found = memory.parse(deserialize(bytes))
    return found.code === owner.code && found.release === owner.release ? found : undefined
  } catch {
    return undefined
  }
}
