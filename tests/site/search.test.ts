import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowserForTest } from '../browser/launchBrowser.ts'
import { buildSearchIndex } from '../../site/search/buildSearchIndex.ts'
import { readPage } from '../../site/search/readPage.ts'
import { createSearch, type SearchResults } from '../../site/search/searchSite.ts'
import { searchWords, stemWord } from '../../site/search/searchWords.ts'
import { serveFolder } from './serveFolder.ts'
import { builtFixture, type SharedSite } from './sharedSites.ts'

let build: SharedSite
let index: string

beforeAll(async () => {
  build = await builtFixture()
  index = join(build.folder, '_search')
}, 240_000)

function find(language: 'it' | 'en', query: string, count = 10): Promise<SearchResults> {
  const search = createSearch(language, async (path) =>
    JSON.parse(await readFile(join(index, language, path.replace(/\?.*/, '')), 'utf8')),
  )
  return search(query, count)
}

describe('words to search by', () => {
  it('are the same in singular and plural, with and without accents', () => {
    for (const words of ['città Citta CITTÀ', 'gatto gatti gatta', 'amica amiche', 'casa case']) {
      const stems = words.split(' ').map((word) => stemWord(word, 'it'))
      expect(new Set(stems).size, words).toBe(1)
    }
    expect(stemWord('stories', 'en')).toBe(stemWord('story', 'en'))
    expect(stemWord('houses', 'en')).toBe(stemWord('house', 'en'))
  })

  it('are parted at apostrophes and lose what says nothing', () => {
    expect(searchWords("Nell’arte dell’incontro, perché l'amico è là", 'it')).toEqual(
      searchWords('arte incontro perche amico la', 'it').filter((word) => word !== 'la'),
    )
  })
})

describe('search', () => {
  it('finds an article by a word of its title before one that only says it', async () => {
    const { pages } = await find('it', 'scrivere')
    expect(pages[0]).toMatchObject({
      url: '/articoli/scrivere-corto-non-e-scrivere-meno/',
      title: 'Scrivere corto non è scrivere meno',
      label: 'Mestiere',
      date: '2026-11-16',
    })
  })

  it('finds people, events and pages, and words while they are typed', async () => {
    const urls = async (query: string): Promise<string[]> =>
      (await find('it', query)).pages.map(({ url }) => url)
    expect(await urls('Elena Bru')).toContain('/persone/elena-bruni/')
    expect(await urls('giornalismo di quartiere')).toContain('/eventi/notizie-di-casa/')
    expect(await urls('informativa privacy')).toContain('/privacy/')
  })

  it('keeps languages apart, and finds neither comments, drafts nor what is on no page', async () => {
    expect((await find('en', 'neighbourhood')).pages[0]?.url).toBe(
      '/en/articles/the-neighbourhood/',
    )
    expect((await find('it', 'neighbourhood')).total).toBe(0)
    for (const words of ['bellissimo racconto Ravenna', 'BOZZA-SEGRETA', 'zzzz']) {
      expect(
        (await find('it', words)).pages.map(({ url }) => url),
        words,
      ).not.toContain('/articoli/il-quartiere-che-si-parla-dieci-anni-di-un-gruppo-di-vicini/')
    }
  })

  it('passes over pages that searchers should not know', () => {
    const page = (head: string): string =>
      `<html lang="it"><head>${head}</head><body><main id="x" data-index="A &amp; B"><h1>T</h1></main>`
    expect(readPage('/a/', page('<meta name="robots" content="noindex">'))).toBeUndefined()
    expect(readPage('/a/', page(''))).toMatchObject({ title: 'T', label: 'A & B', language: 'it' })
  })

  it('makes the same index of the same site, and leaves the old one until the new is complete', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'edicola-search-'))
    try {
      await buildSearchIndex(build.folder, join(folder, 'again'))
      const names = (await readdir(index, { recursive: true })).filter((name) =>
        name.endsWith('.json'),
      )
      expect(names.length).toBeGreaterThan(50)
      for (const name of names) {
        const [one, other] = [join(index, name), join(folder, 'again', name)]
        expect(await readFile(one, 'utf8'), name).toBe(await readFile(other, 'utf8'))
      }
      expect(await readdir(folder)).toEqual(['again'])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

it('answers what was typed before its script was there', async () => {
  const browser = await launchBrowserForTest()
  const server = await serveFolder(build.folder)
  try {
    const page = await browser.newPage()
    const late = Promise.withResolvers<void>()
    await page.route('**/*.js', (route) => late.promise.then(() => route.continue()))
    await page.goto(`${server.origin}/cerca/`, { waitUntil: 'commit' })
    await page.getByRole('searchbox').fill('scrivere corto')
    late.resolve()
    await page.locator('.result').first().waitFor()
  } finally {
    await server.close()
  }
}, 240_000)

it('is used from the keyboard, loads nothing before it is needed and keeps to its policy', async () => {
  const browser = await launchBrowserForTest()
  const server = await serveFolder(build.folder)
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on(
      'console',
      (message) => void (message.type() === 'error' && complaints.push(message.text())),
    )
    await page.goto(`${server.origin}/cerca/`)
    expect(asked.filter((path) => path.startsWith('/_search/'))).toEqual([])
    expect(await page.getByRole('button', { name: 'Altri risultati' }).count()).toBe(0)
    await page.keyboard.press('/')
    await page.keyboard.type('scrivere corto')
    await page.locator('.result').first().waitFor()
    expect(await page.locator('[role=status]').textContent()).toMatch(/«scrivere corto»$/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/articoli/scrivere-corto-non-e-scrivere-meno/')
    await page.goBack()
    expect(new URL(page.url()).searchParams.get('q')).toBe('scrivere corto')
    await page.locator('.result').first().waitFor()
    await page.goto(`${server.origin}/en/search/?q=cat`)
    await page.getByText('One page for “cat”').waitFor()
    expect(complaints).toEqual([])
  } finally {
    await server.close()
  }
}, 240_000)
