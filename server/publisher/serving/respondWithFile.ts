import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type BodyCompressor, chooseEncoding } from './compressBody.ts'
import { contentTypeOf } from './contentTypes.ts'

/** One file to be sent. */
export interface FileAnswer {
  readonly file: string
  readonly size: number
  /** Names the bytes, without quotes. */
  readonly etag: string
  readonly status: 200 | 404
  /** The file's name changes with its content: browsers may keep it for a year without asking. */
  readonly immutable: boolean
  readonly headers: Headers
}

const SMALLEST_COMPRESSED = 860
const LARGEST_COMPRESSED = 4 * 1024 * 1024
const YEAR_SECONDS = 31_536_000

/**
 * Answers a GET or HEAD with a file: conditional (`If-None-Match` → 304), compressed for text,
 * one byte range for the rest (RFC 9110 §14).
 */
export async function respondWithFile(
  request: Request,
  answer: FileAnswer,
  compressor: BodyCompressor,
): Promise<Response> {
  const { contentType, compressible } = contentTypeOf(answer.file)
  const headers = new Headers(answer.headers)
  headers.set('Content-Type', contentType)
  headers.set(
    'Cache-Control',
    answer.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, no-cache',
  )
  const isText =
    compressible && answer.size >= SMALLEST_COMPRESSED && answer.size <= LARGEST_COMPRESSED
  if (isText) headers.set('Vary', 'Accept-Encoding')
  const encoding = isText ? chooseEncoding(request.headers.get('accept-encoding')) : undefined
  const etag = encoding === undefined ? `"${answer.etag}"` : `"${answer.etag}-${encoding}"`
  headers.set('ETag', etag)
  if (answer.status === 200 && isUnchanged(request.headers.get('if-none-match'), etag)) {
    headers.delete('Content-Type')
    return new Response(null, { status: 304, headers })
  }
  if (encoding !== undefined) {
    headers.set('Content-Encoding', encoding)
    const body = await compressor.compress(
      `${answer.file}:${answer.etag}`,
      await readFile(answer.file),
      encoding,
    )
    return send(request, body, body.length, answer.status, headers)
  }
  return respondWithBytes(request, answer, headers, etag)
}

async function respondWithBytes(
  request: Request,
  { file, size, status }: FileAnswer,
  headers: Headers,
  etag: string,
): Promise<Response> {
  headers.set('Accept-Ranges', 'bytes')
  const ifRange = request.headers.get('if-range')
  const asked = ifRange === null || ifRange === etag ? request.headers.get('range') : null
  const range = status === 200 ? readRange(asked, size) : undefined
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  if (range !== undefined) headers.set('Content-Range', `bytes ${start}-${end}/${size}`)
  const length = end - start + 1
  const body = (await openAsBlob(file)).slice(start, end + 1)
  return send(request, body, length, range === undefined ? status : 206, headers)
}

function send(
  request: Request,
  body: BodyInit | null,
  length: number,
  status: number,
  headers: Headers,
): Response {
  headers.set('Content-Length', String(length))
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

function isUnchanged(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const known = ifNoneMatch.split(',').map((entry) => entry.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

function readRange(
  header: string | null,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
