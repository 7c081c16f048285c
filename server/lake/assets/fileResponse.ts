import { openAsBlob } from 'node:fs'

/**
 * A file as the answer to a request: whole, one byte range (RFC 9110, 14), or 304 when the asker
 * has it already. The file never changes, so it may be kept for ever.
 */
export async function fileResponse(
  request: Request,
  file: string,
  headers: { 'content-type': string; etag: string; [name: string]: string },
): Promise<Response> {
  const common = {
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    ...headers,
  }
  if (request.headers.get('if-none-match')?.includes(headers.etag) === true) {
    return new Response(null, { status: 304, headers: common })
  }
  const blob = await openAsBlob(file)
  const range = byteRange(request.headers.get('range'), blob.size)
  if (range === 'unsatisfiable') {
    const refused = { ...common, 'content-range': `bytes */${blob.size}` }
    return new Response(null, { status: 416, headers: refused })
  }
  const { first, last } = range ?? { first: 0, last: blob.size - 1 }
  const length = { 'content-length': String(last - first + 1) }
  const part = range === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${blob.size}` }
  return new Response(request.method === 'HEAD' ? null : blob.slice(first, last + 1), {
    status: range === undefined ? 200 : 206,
    headers: { ...common, ...length, ...part },
  })
}

/** One range of a `Range` header; undefined when there is none, or several. */
function byteRange(header: string | null, size: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to))
  return first > last ? 'unsatisfiable' : { first, last }
}
