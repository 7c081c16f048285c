import { createHash } from 'node:crypto'
import type { Language } from '../content/content.ts'
import type { IndexedPage } from './readPage.ts'
import { PORTION, type SearchedPage, type SearchHead, shardOf } from './searchIndex.ts'
import { searchWords } from './searchWords.ts'

const HEAVIEST = 9

/** How much each stem says about a page: a word of the title more than one said in passing. */
function weighWords(page: IndexedPage): Map<string, number> {
  const weights = new Map<string, number>()
  const count = (text: string, weight: number): void => {
    for (const stem of searchWords(text, page.language)) {
      weights.set(stem, (weights.get(stem) ?? 0) + weight)
    }
  }
  count(page.title, 24)
  count(`${page.summary} ${page.label ?? ''}`, 5)
  count(page.headings, 3)
  count(page.text, 1)
  return weights
}

/** Collects pages of one language, in the order in which equal results are shown. */
export function createIndexComposer(language: Language): {
  readonly add: (page: IndexedPage) => void
  /** The files of the index, by their path under its folder. */
  readonly files: () => Map<string, string>
} {
  const pages: SearchedPage[] = []
  const postings = new Map<string, { numbers: number[]; last: number }>()
  return {
    add: (page) => {
      const { url, title, summary, date, label } = page
      const place = pages.length
      pages.push({ url, title, summary, ...(date && { date }), ...(label && { label }) })
      for (const [stem, weight] of weighWords(page)) {
        const known = postings.get(stem) ?? { numbers: [], last: 0 }
        known.numbers.push(
          place - known.last,
          Math.min(HEAVIEST, 1 + Math.round(2 * Math.log2(weight))),
        )
        known.last = place
        postings.set(stem, known)
      }
    },
    files: () => composeFiles(language, pages, postings),
  }
}

function composeFiles(
  language: Language,
  pages: readonly SearchedPage[],
  postings: ReadonlyMap<string, { readonly numbers: readonly number[] }>,
): Map<string, string> {
  const files = new Map<string, string>()
  const stems = [...postings].sort(([one], [other]) => (one < other ? -1 : 1))
  const shards = Map.groupBy(stems, ([stem]) => shardOf(stem))
  for (const [name, members] of shards) {
    const entries = members.map(([stem, { numbers }]) => [stem, numbers])
    files.set(`${language}/${name}.json`, JSON.stringify(Object.fromEntries(entries)))
  }
  for (let start = 0; start < pages.length; start += PORTION) {
    const portion = JSON.stringify(pages.slice(start, start + PORTION))
    files.set(`${language}/pages-${start / PORTION}.json`, portion)
  }
  const digest = createHash('sha256')
  for (const [path, text] of files) digest.update(path).update(text)
  const head: SearchHead = {
    version: digest.digest('hex').slice(0, 12),
    pages: pages.length,
    shards: [...shards.keys()].sort(),
  }
  return files.set(`${language}/index.json`, JSON.stringify(head))
}
