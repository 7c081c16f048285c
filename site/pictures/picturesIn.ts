import { extname } from 'node:path'

const NAME_IN_PAGE = /\/_images\/([\w-]+\.(?:avif|webp|jpg|png))/g
const READABLE = new Set(['.html', '.xml', '.json', '.webmanifest'])

/** Whether a file of the site may speak of pictures. */
export function mayShowPictures(file: string): boolean {
  return READABLE.has(extname(file))
}

/** Names of the pictures that the text of a file of the site speaks of. */
export function picturesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(NAME_IN_PAGE)].flatMap(([, name]) => name ?? []))
}
