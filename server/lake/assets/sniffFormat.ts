/** A picture format that the lake accepts, by its file name extension. */
export type ImageExtension = 'jpg' | 'png' | 'gif' | 'webp' | 'avif' | 'tif' | 'svg'

/** The media type of each picture format. */
export const imageTypes: Readonly<Record<ImageExtension, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  tif: 'image/tiff',
  svg: 'image/svg+xml',
}

/** How many bytes from the beginning of a file the sniffers want to see. */
export const sniffLength = 4096

const svgStart =
  /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?((<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*>)\s*)*<svg[\s>]/i

/**
 * The format of a picture by its first bytes; undefined when it is none of those accepted.
 * Names and declared types are not asked: they come from the sender.
 */
export function sniffImage(head: Buffer): ImageExtension | undefined {
  const ascii = head.toString('latin1', 0, 16)
  if (ascii.startsWith('\xFF\xD8\xFF')) return 'jpg'
  if (ascii.startsWith('\x89PNG\r\n\x1A\n')) return 'png'
  if (/^GIF8[79]a/.test(ascii)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(ascii)) return 'webp'
  if (/^[\s\S]{4}ftypavi[fs]/.test(ascii)) return 'avif'
  if (ascii.startsWith('II*\0') || ascii.startsWith('MM\0*')) return 'tif'
  if (svgStart.test(head.toString('utf8', 0, sniffLength))) return 'svg'
  return undefined
}

/** Whether the bytes begin an Apple HEIC picture, which sharp cannot decode. */
export function isHeic(head: Buffer): boolean {
  return /^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/.test(head.toString('latin1', 0, 16))
}

const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  webm: 'video/webm',
  txt: 'text/plain',
  csv: 'text/csv',
  vtt: 'text/vtt',
  ics: 'text/calendar',
  json: 'application/json',
  epub: 'application/epub+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
}

/** The media type of a file by its extension; `application/octet-stream` for all unknown ones. */
export function fileType(extension: string): string {
  const image = Object.entries(imageTypes).find(([known]) => known === extension)
  return image?.[1] ?? fileTypes[extension] ?? 'application/octet-stream'
}

/** Whether a browser may show the type in a page of its own, with no script in it. */
export function isShownInline(type: string): boolean {
  return /^(image\/(?!svg)|audio\/|video\/|text\/plain|application\/pdf)/.test(type)
}

/** The extension to keep of a file name: up to ten letters and digits, `bin` without one. */
export function extensionOf(filename: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(filename)?.[1]?.toLowerCase() ?? 'bin'
}
