import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of files whose name carries a hash of their content. */
export const HASHED_FOLDERS: readonly string[] = ['_astro', '_images']

/** The folder of the search index, which is made after a release has become current. */
export const SEARCH_FOLDER = '_search'

/** Whether a file is part of the search index. */
export function isSearchIndex(file: string): boolean {
  return file.startsWith(`${SEARCH_FOLDER}/`)
}

/** Whether a file's name carries a hash of its content, so that it never changes. */
export function isHashed(file: string): boolean {
  return HASHED_FOLDERS.includes(file.split('/')[0] ?? '')
}

/** Paths of all files below `folder`, relative to it, with `/`; without hidden folders at its top. */
export function filesBelow(folder: string): readonly string[] {
  const found: string[] = []
  const walk = (part: string): void => {
    for (const entry of readdirSync(join(folder, part), { withFileTypes: true })) {
      const path = part === '' ? entry.name : `${part}/${entry.name}`
      if (entry.isDirectory()) {
        if (path !== '.prerender') walk(path)
      } else if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found
}

/** Counts which pages show which pictures. */
export interface PictureUse {
  /** Says what `page` shows now; nothing when it is gone. */
  show(page: string, pictures: Iterable<string>): void
  /** The pictures of each page that shows any. */
  all(): Iterable<readonly [string, readonly string[]]>
  /** Names of the pictures that were not shown when this was asked last. */
  unplaced(): readonly string[]
  /** The files of all pictures that some page shows. */
  files(): readonly string[]
}

/** Nothing is shown at first. */
export function createPictureUse(): PictureUse {
  // A hundred thousand pages may show the same picture: its name is one text for all of them.
  const byPage = new Map<string, readonly ShownPicture[]>()
  const known = new Map<string, ShownPicture>()
  const placed = new Set<string>()
  const use = (name: string): ShownPicture => {
    const picture = known.get(name) ?? { name, pages: 0 }
    picture.pages += 1
    known.set(name, picture)
    return picture
  }
  const leave = (picture: ShownPicture): void => {
    picture.pages -= 1
    if (picture.pages === 0) known.delete(picture.name)
  }
  return {
    show: (page, pictures) => {
      const shown = [...new Set(pictures)].map(use)
      byPage.get(page)?.forEach(leave)
      if (shown.length === 0) byPage.delete(page)
      else byPage.set(page, shown)
    },
    all: function* () {
      for (const [page, shown] of byPage) yield [page, shown.map(({ name }) => name)]
    },
    unplaced: () => {
      const names = [...known.keys()].filter((name) => !placed.has(name))
      for (const name of names) placed.add(name)
      for (const name of placed) if (!known.has(name)) placed.delete(name)
      return names
    },
    files: () => [...known.keys()].map((name) => `_images/${name}`),
  }
}

/** A picture, and how many pages show it. */
interface ShownPicture {
  readonly name: string
  pages: number
}
