import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { createIndexComposer } from './composeIndex.ts'
import { type IndexedPage, readPage } from './readPage.ts'

const AT_ONCE = 32

async function readPages(site: string): Promise<IndexedPage[]> {
  const names = (await readdir(site, { recursive: true })).filter((name) =>
    name.endsWith(`index.html`),
  )
  const pages: IndexedPage[] = []
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const read = names.slice(start, start + AT_ONCE).map(async (name) => {
      const url = `/${name.split(sep).join('/').slice(0, -'index.html'.length)}`
      return readPage(url, await readFile(join(site, name), 'utf8'))
    })
    for (const page of await Promise.all(read)) if (page !== undefined) pages.push(page)
  }
  return pages
}

/** The newest first, then by address: the order of equal results, and the same every time. */
function compare(one: IndexedPage, other: IndexedPage): number {
  const [later, earlier] = [other.date ?? '', one.date ?? '']
  if (later !== earlier) return later < earlier ? -1 : 1
  return one.url < other.url ? -1 : 1
}

/**
 * Indexes the built site in the folder `site` into the folder `target` (in a site, `_search`),
 * which is replaced when the new index is complete. The same site always makes the same files.
 * @returns how many pages can be found.
 */
export async function buildSearchIndex(site: string, target: string): Promise<number> {
  const pages = (await readPages(site)).sort(compare)
  const fresh = `${target}.fresh`
  await rm(fresh, { recursive: true, force: true })
  for (const language of ['it', 'en'] as const) {
    const composer = createIndexComposer(language)
    for (const page of pages) if (page.language === language) composer.add(page)
    for (const [path, text] of composer.files()) {
      const file = join(fresh, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
  }
  await rm(target, { recursive: true, force: true })
  await rename(fresh, target)
  return pages.length
}
