import { createHash } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { badRequest, plainError } from '../errors.ts'
import { randomId } from '../randomId.ts'
import { sniffLength } from './sniffFormat.ts'

/** Bytes that arrived and are on disk under a temporary name. */
export interface Upload {
  readonly file: string
  readonly sha1: string
  /** Bytes. */
  readonly size: number
  /** The beginning, for telling the format. */
  readonly head: Buffer
  /** Removes the temporary file, unless it was moved to its place. */
  discard(): Promise<void>
}

/**
 * Writes the body of a request to a temporary file in `folder`, flushed to the disk.
 * @throws LakeError 413 beyond `limit` bytes, 400 for an empty body. Nothing is left behind then.
 */
export async function receiveUpload(
  request: Request,
  folder: string,
  limit: number,
): Promise<Upload> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (request.body === null) throw badRequest('The upload is empty.')
  await mkdir(folder, { recursive: true })
  const file = join(folder, randomId(22))
  const handle = await open(file, 'wx')
  try {
    const received = await copy(request.body, handle, limit)
    await handle.sync()
    await handle.close()
    if (received.size === 0) throw badRequest('The upload is empty.')
    return { file, ...received, discard: () => rm(file, { force: true }) }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(file, { force: true })
    throw error
  }
}

async function copy(body: ReadableStream<Uint8Array>, handle: FileHandle, limit: number) {
  const hash = createHash('sha1')
  let size = 0
  let head = Buffer.alloc(0)
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    hash.update(chunk)
    if (head.length < sniffLength) head = Buffer.concat([head, chunk]).subarray(0, sniffLength)
    // Not write(), which may write less than it is given where the disk is nearly full.
    await handle.appendFile(chunk)
  }
  return { size, sha1: hash.digest('hex'), head }
}

function tooLarge(limit: number) {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return plainError(413, 'Payload Too Large', `An upload may have at most ${megabytes} MB.`)
}
