import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLimit } from './createLimit.ts'
import type { PictureFormat } from './pictureAddress.ts'

const TRIES = 3
const TIMEOUT_MILLISECONDS = 60_000

const limit = createLimit(6)
const underWay = new Map<string, Promise<void>>()

/** One derivative to be fetched. */
export interface PictureRequest {
  readonly url: string
  /** Sent only when set: pictures of the embedded lake may ask for it. */
  readonly token: string | undefined
  readonly folder: string
  readonly fileName: string
  readonly format: PictureFormat
}

/** Thrown when the endpoint answers with a picture in another format than was asked for. */
export class PictureFormatError extends Error {}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

async function download({ url, token, folder, fileName, format }: PictureRequest): Promise<void> {
  const mediaType = `image/${format === 'jpg' ? 'jpeg' : format}`
  const headers = {
    accept: mediaType,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) })
  const type = response.headers.get('content-type') ?? ''
  if (format === 'avif' && !type.startsWith(mediaType) && response.status < 500) {
    await response.body?.cancel()
    throw new PictureFormatError(`${url} answered with ${type} instead of ${mediaType}.`)
  }
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  if (!type.startsWith('image/')) {
    throw new Error(`${url} answered with something that is not a picture.`)
  }
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${fileName}.${randomUUID()}`)
  await writeFile(temporary, new Uint8Array(await response.arrayBuffer()))
  await rename(temporary, join(folder, fileName))
}

async function downloadPatiently(request: PictureRequest): Promise<void> {
  if (await exists(join(request.folder, request.fileName))) return
  for (let attempt = 1; ; attempt += 1) {
    try {
      await limit(() => download(request))
      return
    } catch (error) {
      if (attempt === TRIES || error instanceof PictureFormatError) throw error
    }
  }
}

/**
 * Puts a derivative into the cache folder unless it is there; a few at a time, and the same one
 * once however many pages show it.
 * @throws when it cannot be fetched.
 */
export function fetchPicture(request: PictureRequest): Promise<void> {
  const file = join(request.folder, request.fileName)
  const started = underWay.get(file) ?? downloadPatiently(request)
  underWay.set(file, started)
  // The next page that shows it tries again: the process may live for months.
  started.catch(() => underWay.delete(file))
  return started
}
