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
  show(page: string, pictures: ReadonlySet<string>): void
  /** The pictures of each page that shows any. */
  all(): Iterable<readonly [string, ReadonlySet<string>]>
  /** Names of the pictures that were not shown when this was asked last. */
  unplaced(): readonly string[]
  /** The files of all pictures that some page shows. */
  files(): readonly string[]
}

/** Nothing is shown at first. */
export function createPictureUse(): PictureUse {
  const byPage = new Map<string, ReadonlySet<string>>()
  const counts = new Map<string, number>()
  const placed = new Set<string>()
  const add = (name: string, by: number): void => {
    const count = (counts.get(name) ?? 0) + by
    if (count === 0) counts.delete(name)
    else counts.set(name, count)
  }
  return {
    show: (page, pictures) => {
      for (const name of pictures) add(name, 1)
      for (const name of byPage.get(page) ?? []) add(name, -1)
      if (pictures.size === 0) byPage.delete(page)
      else byPage.set(page, pictures)
    },
    all: () => byPage,
    unplaced: () => {
      const names = [...counts.keys()].filter((name) => !placed.has(name))
      for (const name of names) placed.add(name)
      for (const name of placed) if (!counts.has(name)) placed.delete(name)
      return names
    },
    files: () => [...counts.keys()].map((name) => `_images/${name}`),
  }
}
