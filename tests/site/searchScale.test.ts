import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSearchIndex } from '../../site/search/buildSearchIndex.ts'
import { createSearch } from '../../site/search/searchSite.ts'
import { corpus } from '../bench/build/corpus.ts'

/** SEARCH_PAGES=10000 for the size that the site is made for. */
const COUNT = Number(process.env['SEARCH_PAGES'] ?? 300)

const ODD = { url: '/articoli/perche-e-cosi/', title: 'Perché è così l’antichità' }

let folder = ''
const page = (title: string, description: string, words: string, day: string): string =>
  `<!doctype html><html lang="it"><head><meta name="description" content="${description}"></head>
<body><main id="contenuto" data-index="Prova"><h1>${title}</h1><time datetime="${day}"></time>
<p>${words}</p></main></body></html>`

async function write(url: string, markup: string): Promise<void> {
  await mkdir(join(folder, url), { recursive: true })
  await writeFile(join(folder, url, 'index.html'), markup)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edicola-search-scale-'))
  for (const { slug, title, description, publishedAt, blocks } of corpus(COUNT)) {
    const words = blocks.map(({ spans }) => spans.map(({ text }) => text).join('')).join(' ')
    await write(`/articoli/${slug}/`, page(title, description, words, publishedAt.slice(0, 10)))
  }
  await write(ODD.url, page(ODD.title, 'Una pagina sola', 'Zabaione', '2019-01-01'))
  await buildSearchIndex(folder, join(folder, '_search'))
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it(`finds one page among ${COUNT}, with and without accents, in little that a reader fetches`, async () => {
  for (const query of ['perche cosi', 'Perché così', 'ANTICHITA', 'zabaioni']) {
    let bytes = 0
    const search = createSearch('it', async (path) => {
      const text = await readFile(join(folder, '_search/it', path.replace(/\?.*/, '')), 'utf8')
      bytes += text.length
      return JSON.parse(text)
    })
    const { pages } = await search(query, 10)
    expect(pages[0], query).toMatchObject({ url: ODD.url, title: ODD.title })
    // What most hosts send is a quarter of this.
    expect(bytes, query).toBeLessThan(400_000)
  }
})

it('counts what is found many times, and shows the newest of them first', async () => {
  const search = createSearch('it', async (path) =>
    JSON.parse(await readFile(join(folder, '_search/it', path.replace(/\?.*/, '')), 'utf8')),
  )
  const { pages, total } = await search('piazza', 10)
  expect(total).toBeGreaterThan(COUNT / 2)
  expect(pages).toHaveLength(10)
})
