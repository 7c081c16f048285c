import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** An encoding that a browser asked for and this server writes. */
export type BodyEncoding = 'br' | 'gzip'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Level 5 of 11: within a few percent of the best, and a page takes about a millisecond. */
const BROTLI_QUALITY = 5
const KEPT_BYTES = 32 * 1024 * 1024

/** The better of the encodings that `Accept-Encoding` allows, or `undefined`. */
export function chooseEncoding(acceptEncoding: string | null): BodyEncoding | undefined {
  const accepted = (acceptEncoding ?? '').split(',').flatMap((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    return isRefused ? [] : [name.toLowerCase()]
  })
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}

/** Compresses bodies and keeps the latest results, at most 32 MB of them. */
export interface BodyCompressor {
  /** `key` names the bytes: the same key must always come with the same body. */
  compress(key: string, body: Buffer, encoding: BodyEncoding): Promise<Buffer<ArrayBuffer>>
}

/** Makes a compressor with an empty store. */
export function createBodyCompressor(): BodyCompressor {
  const kept = new Map<string, Buffer<ArrayBuffer>>()
  let keptBytes = 0
  const keep = (key: string, body: Buffer<ArrayBuffer>): void => {
    if (kept.has(key)) return
    kept.set(key, body)
    keptBytes += body.length
    for (const [oldest, oldBody] of kept) {
      if (keptBytes <= KEPT_BYTES) return
      kept.delete(oldest)
      keptBytes -= oldBody.length
    }
  }
  return {
    compress: async (key, body, encoding) => {
      const name = `${encoding}:${key}`
      const known = kept.get(name)
      if (known !== undefined) {
        kept.delete(name)
        kept.set(name, known)
        return known
      }
      const result =
        encoding === 'br'
          ? await brotli(body, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
                [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
              },
            })
          : await zip(body)
      keep(name, result)
      return result
    },
  }
}
