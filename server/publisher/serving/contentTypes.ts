import { extname } from 'node:path'

const TEXT: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.xsl': 'text/xsl',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
  '.vtt': 'text/vtt',
}

const BINARY: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
}

/** How a file is announced: its Content-Type, and whether compressing it is worth the time. */
export interface ContentType {
  readonly contentType: string
  readonly compressible: boolean
}

/** The content type of a file by its extension; unknown ones are a download. */
export function contentTypeOf(file: string): ContentType {
  const extension = extname(file).toLowerCase()
  const text = TEXT[extension]
  if (text !== undefined) return { contentType: `${text}; charset=utf-8`, compressible: true }
  const binary = BINARY[extension] ?? 'application/octet-stream'
  return { contentType: binary, compressible: extension === '.wasm' || extension === '.ttf' }
}
