import type { WordPressItem } from './exportFile.ts'

/** A file of the media library. */
export interface MediaFile {
  readonly id: string
  readonly parent: string
  readonly url: string
  readonly title: string
  readonly caption: string
  readonly alt: string
  readonly isImage: boolean
}

/** The media library of an export, and what of it the texts used. */
export interface MediaLibrary {
  byId(id: string): MediaFile | undefined
  /** The file at an address, whatever size of it the address names. */
  byUrl(url: string): MediaFile | undefined
  imagesOf(parent: string): readonly MediaFile[]
  markUsed(file: MediaFile): void
  unused(): readonly MediaFile[]
}

const imageName = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic|tiff?)$/i

/** Addresses of one file differ by host, query and case. */
const exactKey = (url: string): string =>
  url
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .toLowerCase()

/** The key of a file whatever size of it is meant, as `-300x200` at the end of its name. */
const sizelessKey = (url: string): string => exactKey(url).replace(/-\d+x\d+(?=\.\w+$)/, '')

function readFile(item: WordPressItem): MediaFile {
  const alt = item.meta.find(({ key }) => key === '_wp_attachment_image_alt')?.value.trim()
  return {
    id: item.id,
    parent: item.parent,
    url: item.attachmentUrl,
    title: item.title,
    caption: item.excerpt,
    alt: alt ?? '',
    isImage: imageName.test(exactKey(item.attachmentUrl)),
  }
}

/** The media library of these items. */
export function createMediaLibrary(items: readonly WordPressItem[]): MediaLibrary {
  const files = items.filter(({ type }) => type === 'attachment').map(readFile)
  const byId = new Map(files.map((file) => [file.id, file]))
  const bySizeless = new Map(files.map((file) => [sizelessKey(file.url), file]))
  const byExact = new Map(files.map((file) => [exactKey(file.url), file]))
  const used = new Set<string>()
  return {
    byId: (id) => byId.get(id),
    byUrl: (url) => byExact.get(exactKey(url)) ?? bySizeless.get(sizelessKey(url)),
    imagesOf: (parent) => files.filter((file) => file.isImage && file.parent === parent),
    markUsed: (file) => used.add(file.id),
    unused: () => files.filter(({ id }) => !used.has(id)),
  }
}
