import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mf2 } from 'microformats-parser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { brokenLinks } from './brokenLinks.ts'
import { SITE_URL } from './buildForTest.ts'
import { markupProblems, readPages } from './checkMarkup.ts'
import { withWrittenClasses } from './classNames.ts'
import { foreignWords } from './foreignWords.ts'
import { builtSample, type SharedSite } from './sharedSites.ts'
import { sitemapEntries } from './sitemapEntries.ts'
import { type FolderServer, serveFolder } from './serveFolder.ts'
import { structuredDataProblems } from './structuredDataProblems.ts'
import { reasonToSkip as feedReason, w3cComplaints } from './w3cFeedValidator.ts'

type Microformat = ReturnType<typeof mf2>['items'][number]

const PROFILE = '/persone/ottavia-serralunga/'
const BLOG = '/articoli/descrivere-una-fotografia/'
const REPORT = '/articoli/piazze-connesse-che-cosa-resta/'
const ESSAY = '/articoli/elogio-della-risposta-lenta/'
const AGENCY = '/articoli/la-vetrina-e-la-strada/'
const THREAD = '/articoli/anatomia-di-una-chat-di-condominio/'
const VIDEO = '/articoli/la-newsletter-e-una-lettera/'

let build: SharedSite
let pages: Map<string, string>
let server: FolderServer
let browser: Browser
const page = (path: string): string =>
  withWrittenClasses(pages.get(`${path}index.html`) ?? `no page at ${path}`)

beforeAll(async () => {
  build = await builtSample()
  pages = await readPages(build.folder)
  server = await serveFolder(build.folder)
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('the example pages', () => {
  it('a teacher’s profile: role and employer, portrait, biography, skills, banner, articles, events', () => {
    const html = page(PROFILE)
    expect(html).toMatch(/<p class="kicker"><a href="\/persone\/">Persone<\/a>/)
    expect(html).toMatch(/<h1 class="p-name">Ottavia Serralunga<\/h1>/)
    expect(html).toMatch(/p-job-title">Docente[^<]*<\/span>, <span class="p-org">Scuola Calamaio/)
    expect(html).toMatch(/class="portrait">.*<img/s)
    for (const words of ['Biografia', 'Competenze', 'Altrove', 'Articoli', 'Eventi']) {
      expect(html).toMatch(new RegExp(`<h2 class="label"[^>]*>${words}</h2>`))
    }
    expect(html.match(/<div class="promo">.*?<\/div>/s)?.[0].match(/<p/g)).toHaveLength(4)
    expect(html).toContain('"@type":"ProfilePage"')
    expect(page('/persone/nives-dalmasso/')).not.toContain('Competenze')
  })

  it('a blog article: category, picture, pull quotes, list, byline, comments and their form', () => {
    const html = page(BLOG)
    expect(html).toMatch(/class="p-category" href="\/categorie\/strumenti\/"/)
    expect(html).toContain('<figure class="hero">')
    expect(html).toContain('<figure class="pull-quote">')
    expect(html).toMatch(/<span class="k">|<span class="s">/)
    expect(html).toContain('Lascia un commento')
    expect(html).toContain('Il tuo indirizzo email non sarà pubblicato')
    const quotes = [...pages.values()].flatMap(
      (markup) =>
        withWrittenClasses(markup).match(/<figure class="pull-quote">.*?<\/figure>/gs) ?? [],
    )
    expect(quotes.some((quote) => quote.includes('<cite>'))).toBe(true)
    expect(quotes.some((quote) => !quote.includes('<cite>'))).toBe(true)
  })

  it('an event report: hashtags with safe ids, archived posts that say who and when, its event', () => {
    const html = page(REPORT)
    expect(html).toContain('id="piazzeconnesse-ovvero-dove-si-incontra-la-gente"')
    const posts = html.match(/<figure class="embed">.*?<\/figure>/gs) ?? []
    expect(posts).toHaveLength(3)
    for (const post of posts) expect(post).toMatch(/<blockquote.*<cite>@.*<time datetime/s)
    expect(html).toContain('class="event-card"')
    expect(html).toContain('Nessun commento')
    const event = page('/eventi/piazze-connesse/')
    expect(event).toMatch(/href="\/eventi\/piazze-connesse\.ics"/)
    expect(event).toContain('"@type":"Event"')
    expect(event).toContain(`href="${REPORT}"`)
  })

  it('an essay: quoted phrases as links, a link to the contact page, tags at the foot', () => {
    const html = page(ESSAY)
    expect(html.match(/<a href="https[^>]*>«[^<]*»<\/a>/g)?.length).toBeGreaterThan(2)
    expect(html).toContain('href="/contatti/"')
    expect(html.match(/rel="tag"/g)?.length).toBeGreaterThan(3)
  })

  it('an agency article: caption and credit, outline, nested quotes, related articles, address', () => {
    const html = page(AGENCY)
    expect(html).toMatch(/<figcaption>.*<span class="credit">/s)
    expect(
      html.match(/<nav class="contents".*?<\/nav>/s)?.[0].match(/<li/g)?.length,
    ).toBeGreaterThan(5)
    expect(html).toMatch(/«[^»]*“[^”]*‘[^’]*’/)
    expect(html).toMatch(/id="correlati">Articoli correlati/)
    expect(html.match(/<section class="related".*?<\/section>/s)?.[0]).toContain(
      'href="/articoli/pubblicare-meno-dire-di-piu/"',
    )
    expect(html).toContain('<span class="p-postal-code">43030</span>')
    expect(html).toContain('href="tel:+3905215550142"')
  })

  it('carry the mark of the settings, and a card for those who share them', () => {
    for (const path of ['/', PROFILE, BLOG, REPORT, ESSAY, AGENCY]) {
      expect(page(path), path).toMatch(/<img class="mark" src="\/_images\/[\w-]+\.png"/)
      const [, card = ''] =
        /og:image" content="https:\/\/[^/]+(\/_images\/[^"]+)"/.exec(page(path)) ?? []
      expect(existsSync(join(build.folder, card)), card).toBe(true)
    }
  })
})

describe('every page of the sample site', () => {
  it('passes html-validate, and leads nowhere that is not there', async () => {
    const site = { folder: build.folder, siteUrl: SITE_URL, pages }
    expect([...pages.keys()].flatMap((path) => brokenLinks(site, path))).toEqual([])
    const problems = await Promise.all([...pages].map(([path, html]) => markupProblems(path, html)))
    expect(problems.flat()).toEqual([])
  })

  it.skipIf(feedReason !== undefined)(
    `has feeds that the W3C’s validator has nothing against ${feedReason ?? ''}`,
    async () => {
      const files = await readdir(build.folder, { recursive: true })
      const feeds = files.filter((file) => /(?:^|\/)(?:rss|atom)\.xml$/.test(file))
      expect(feeds.length).toBeGreaterThan(60)
      const complaints = await w3cComplaints(
        feeds.map((file) => ({
          file: join(build.folder, file),
          address: `${SITE_URL}/${file}`,
        })),
      )
      // It knows HTML from before formulas.
      expect(complaints.filter((words) => !/NotHtml content\S* math$/.test(words))).toEqual([])
    },
    120_000,
  )

  it('speaks one language, but where it says otherwise', () => {
    const found = [...pages].flatMap(([path, html]) =>
      foreignWords(html).map((words) => `${path}: ${words}`),
    )
    expect(found).toEqual([])
    expect(foreignWords('<html lang="it"><p>Related articles</p></html>')).toEqual([
      'Related articles',
    ])
  })

  it('says in each language what the site is about, and has a menu of its own there', () => {
    const italian = 'Un giornale di comunicazione'
    for (const [path, html] of pages) {
      if (path.startsWith('/en/')) expect(html, path).not.toContain(italian)
    }
    const menuOf = (path: string): string =>
      /<nav class="menu".*?<\/nav>/s.exec(page(path))?.[0] ?? ''
    expect(page('/')).toContain(italian)
    expect(page('/en/')).toContain('A paper about communication')
    for (const address of ['/en/about/', '/en/contact/', '/en/events/']) {
      expect(menuOf('/en/'), address).toContain(`href="${address}"`)
      expect(menuOf('/'), address).not.toContain(`href="${address}"`)
    }
    expect(menuOf('/')).toContain('href="/chi-siamo/"')
    const teacher = page('/en/people/ottavia-serralunga/')
    expect(teacher).toContain('<span class="p-job-title">Teacher of writing for the web</span>')
    // What nobody has translated says that it is Italian.
    expect(teacher).toMatch(/<ul class="plain" lang="it">.*Moderazione/s)
  })

  it('describes itself to machines as Google asks', () => {
    const found = [...pages].flatMap(([path, html]) =>
      structuredDataProblems(html).map((problem) => `${path}: ${problem}`),
    )
    expect(found).toEqual([])
    expect(
      structuredDataProblems('<script type="application/ld+json">{"@type":"Event"}</script>'),
    ).toContain('Event without startDate')
  })

  it('names its other language, and is named by it', () => {
    for (const [path, html] of pages) {
      for (const [, code, address = ''] of html.matchAll(
        /hreflang="(\w\w)" href="https:\/\/[^/]+([^"]+)"/g,
      )) {
        const other = page(address)
        expect(other, `${path} → ${address}`).toContain(`<html lang="${code}"`)
        expect(other, `${address} → ${path}`).toContain(
          `href="${SITE_URL}${path.replace(/index\.html$/, '')}"`,
        )
      }
    }
  })

  it('names its translations in the sitemap too, and each names the others', async () => {
    const parts = ['site', 'articles-1'].map((part) =>
      readFile(join(build.folder, 'sitemaps', `${part}.xml`), 'utf8'),
    )
    const entries = (await Promise.all(parts)).flatMap(sitemapEntries)
    const byAddress = new Map(entries.map((entry) => [entry.address, entry]))
    for (const { address, alternates, changed } of entries) {
      const html = page(new URL(address).pathname)
      const inPage = [...html.matchAll(/rel="alternate" hreflang="(\w\w)" href="([^"]+)"/g)]
      expect(alternates, address).toEqual(
        Object.fromEntries(inPage.map(([, code, href]) => [code, href])),
      )
      for (const other of Object.values(alternates)) {
        expect(byAddress.get(other)?.alternates, other).toEqual(alternates)
      }
      if (changed !== undefined) expect(Date.parse(changed), address).not.toBeNaN()
    }
    expect(entries.filter(({ alternates }) => alternates['en'] !== undefined)).not.toEqual([])
  })

  it('tells readers of microformats who wrote what, who said what, and what happens when', () => {
    const read = (path: string): Microformat[] =>
      mf2(page(path), { baseUrl: `${SITE_URL}${path}` }).items
    const first = (path: string, type: string): Microformat['properties'] =>
      read(path).find((item) => item.type?.includes(type))?.properties ?? {}
    const article = first(THREAD, 'h-entry')
    expect(article).toMatchObject({
      name: ['Quarantuno persone e un gatto: anatomia di una chat di condominio'],
      url: [`${SITE_URL}${THREAD}`],
      author: [{ type: ['h-card'], properties: { name: ['Bruno Tavecchi'] } }],
      published: [expect.stringMatching(/^\d{4}-/)],
      content: [{ html: expect.stringContaining('<h2') }],
    })
    expect(Object.keys(article)).not.toContain('photo')
    expect(article['comment']).toHaveLength(10)
    for (const comment of article['comment'] ?? []) {
      expect(comment).toMatchObject({
        type: ['h-cite'],
        properties: {
          author: [{ properties: { name: [expect.any(String)] } }],
          published: [expect.stringMatching(/^\d{4}-/)],
        },
      })
    }
    expect(first(PROFILE, 'h-card')).toMatchObject({
      name: ['Ottavia Serralunga'],
      'job-title': [expect.any(String)],
      photo: [expect.anything()],
    })
    expect(first('/eventi/piazze-connesse/', 'h-event')).toMatchObject({
      name: [expect.stringContaining('Piazze connesse')],
      start: [expect.stringMatching(/^\d{4}-/)],
      location: [{ properties: { name: ['Ex Filanda Malvezzi'] } }],
      organizer: expect.arrayContaining([expect.objectContaining({ type: ['h-card'] })]),
    })
    const [feed] = read('/articoli/')
    expect(feed?.type).toEqual(['h-feed'])
    expect(feed?.children?.every(({ properties }) => properties['url']?.length === 1)).toBe(true)
  })

  it('has nothing that axe objects to, by day and by night', async () => {
    const months = [...pages.keys()].filter((path) => /\/(?:mese|month)\/\d/.test(path)).slice(0, 2)
    const examples = [PROFILE, BLOG, REPORT, ESSAY, AGENCY, VIDEO]
    const lists = [
      '/',
      '/tag/scrittura/',
      '/eventi/',
      '/archivio/',
      '/en/',
      '/en/people/',
      ...months,
    ]
    const paths = [...examples, ...lists, '/cerca/', '/contatti/']
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme })
      const tab = await context.newPage()
      for (const path of paths) {
        await tab.goto(`${server.origin}${path.replace(/index\.html$/, '')}`)
        const axe = axeOn(tab)
        // The night changes colours and nothing else.
        if (colorScheme === 'dark') axe.withRules(['color-contrast'])
        const { violations } = await axe.analyze()
        const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)
        expect(found, colorScheme).toEqual([])
      }
      await context.close()
    }
  }, 300_000)
})
