import { extname } from 'node:path'

const NAME_IN_PAGE = /\/_images\/([\w-]+\.(?:avif|webp|jpg|png))/g
const READABLE = new Set(['.html', '.xml', '.json', '.webmanifest'])

/** Whether a file of the site may speak of pictures. */
export function mayShowPictures(file: string): boolean {
  return READABLE.has(extname(file))
}

/** Names of the pictures that the text of a file of the site speaks of; they may be kept for long. */
export function picturesIn(text: string): ReadonlySet<string> {
  const names = new Set([...text.matchAll(NAME_IN_PAGE)].flatMap(([, name]) => name ?? []))
  return new Set([...names].map(ownText))
}

/** The same text, on its own: what is found in a page is a view into it, and keeps all of it in memory. */
function ownText(text: string): string {
  return Buffer.from(text).toString()
}
