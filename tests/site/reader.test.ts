import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { SITE_URL } from './buildForTest.ts'
import { readPages } from './checkMarkup.ts'
import { builtClass, builtStylesheet } from './classNames.ts'
import { builtSample, type SharedSite } from './sharedSites.ts'
import { type FolderServer, serveFolder } from './serveFolder.ts'

const NOTED = '/articoli/in-difesa-del-buongiornissimo/'
const VIDEO = '/articoli/la-newsletter-e-una-lettera/'

let build: SharedSite
let pages: Map<string, string>
let server: FolderServer
let browser: Browser

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

/** What a reader sees behind the words. */
const paper = (tab: Page): Promise<string> =>
  tab.evaluate('getComputedStyle(document.body).backgroundColor')

it('finds an article by search, at night on a telephone, opens a note and comes back', async () => {
  const tab = await browser.newPage({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
    locale: 'it-IT',
  })
  await tab.goto(`${server.origin}/`)
  await tab.getByRole('link', { name: 'Cerca', exact: true }).click()
  await tab.getByRole('searchbox').fill('buongiornissimo')
  await tab.getByRole('link', { name: 'In difesa del buongiornissimo' }).click()
  await tab.waitForURL(`**${NOTED}`)
  expect(await paper(tab)).toBe('rgb(20, 18, 15)')
  await tab.emulateMedia({ colorScheme: 'light' })
  expect(await paper(tab)).toBe('rgb(247, 242, 232)')
  await tab
    .locator(`sup.${builtClass('note')} a`)
    .first()
    .click()
  await tab.waitForURL('**/#nota-1')
  await expect.poll(() => tab.locator('#nota-1').evaluate(isOnScreen)).toBe(true)
  await tab.locator('#nota-1').getByRole('link', { name: 'Torna al testo' }).click()
  await tab.waitForURL('**/#rif-1')
  await expect.poll(() => tab.locator('#rif-1').evaluate(isOnScreen)).toBe(true)
  await tab.close()
}, 240_000)

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

it('fetches an article with ten comments, their form and its style in 10 KB', () => {
  const page = pages.get('/articoli/anatomia-di-una-chat-di-condominio/index.html') ?? ''
  expect(page).toContain('id="commenta"')
  expect(page.match(/ id="commento-/g)).toHaveLength(10)
  expect(page).not.toContain('rel="stylesheet"')
  // The days that the sample's dates fall on make it some forty bytes more or less.
  expect(brotliCompressSync(page).length).toBeLessThan(10_050)
})

it('hands an article on without telling anybody', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${server.origin}${NOTED}`)
  const links = tab.locator(`.${builtClass('share')} a`)
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) {
    const { protocol, searchParams } = new URL(address ?? '')
    expect(protocol).toMatch(/^(?:https|mailto):$/)
    expect([...searchParams.values()], address ?? '').toContain(`${SITE_URL}${NOTED}`)
  }
  await tab.close()
}, 240_000)

it('subscribes to what it finds in the head of a page, and adds an event to a calendar', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${server.origin}/categorie/mestiere/`)
  const offered = await tab
    .locator('link[rel=alternate][type="application/rss+xml"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(offered).toEqual(['/categorie/mestiere/rss.xml', '/rss.xml'])
  for (const address of offered) {
    expect(await readFile(join(build.folder, address ?? ''), 'utf8')).toContain('<rss')
  }
  await tab.goto(`${server.origin}/eventi/`)
  await tab
    .locator(`.${builtClass('event-line')} a`)
    .first()
    .click()
  const calendar = tab.getByRole('link', { name: 'Aggiungi al calendario' })
  const file = join(build.folder, (await calendar.getAttribute('href')) ?? '')
  const parsed = new ICAL.Component(ICAL.parse(await readFile(file, 'utf8')))
  const event = new ICAL.Event(parsed.getFirstSubcomponent('vevent') ?? undefined)
  expect(event.summary).toBe(await tab.getByRole('heading', { level: 1 }).textContent())
  expect(event.startDate.zone.tzid).toBe('Europe/Rome')
  await tab.close()
}, 240_000)

it('prints no word of comments that are not there', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${server.origin}/articoli/la-vetrina-e-la-strada/`)
  await tab.emulateMedia({ media: 'print' })
  expect(await tab.getByText('Nessun commento').count()).toBeGreaterThan(0)
  expect(await tab.getByText('Nessun commento').filter({ visible: true }).count()).toBe(0)
  await tab.close()
}, 240_000)

it('prints an article: its words and their addresses, and nothing to press', async () => {
  const tab = await browser.newPage({ colorScheme: 'dark' })
  await tab.goto(`${server.origin}${NOTED}`)
  await tab.emulateMedia({ media: 'print' })
  expect(await paper(tab)).toBe('rgb(255, 255, 255)')
  for (const part of ['menu', 'share', 'comment-form', 'related', 'neighbours', 'contents']) {
    const shown = tab.locator(`.${builtClass(part)}`).filter({ visible: true })
    expect(await shown.count(), part).toBe(0)
  }
  for (const part of ['p-name', 'byline', 'prose', 'footnotes', 'colophon']) {
    expect(
      await tab
        .locator(`.${builtClass(part)}`)
        .first()
        .isVisible(),
      part,
    ).toBe(true)
  }
  expect(await sheets(tab)).toBeLessThan(8)
  await tab.close()
}, 240_000)

/** How many sheets of paper a page takes. */
async function sheets(tab: Page): Promise<number> {
  const pdf = await tab.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

it('prints no sheet for the address alone', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const tab = await context.newPage()
  const addresses = [...pages.keys()].filter((path) =>
    /^\/(?:articoli|eventi)\/[^/]+\/index/.test(path),
  )
  expect(addresses.length).toBeGreaterThan(12)
  for (const path of addresses) {
    await tab.goto(`${server.origin}${path.replace('index.html', '')}`)
    await tab.evaluate('document.fonts.ready.then(() => undefined)')
    const whole = await sheets(tab)
    await tab.addStyleTag({ content: '@media print { body > footer { display: none } }' })
    expect(await sheets(tab), path).toBe(whole)
  }
  await context.close()
}, 240_000)

it('holds every page within the screen, to its policy and to this site, from the narrowest to the widest', async () => {
  const tab = await browser.newPage()
  const complaints: string[] = []
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${tab.url()}: ${message.text()}`)
  })
  tab.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.origin))
      complaints.push(`${tab.url()} asks ${request.url()}`)
  })
  for (const path of pages.keys()) {
    if (pages.get(path)?.includes('http-equiv="refresh"')) continue
    await tab.goto(`${server.origin}${path.replace(/index\.html$/, '')}`)
    for (const width of [320, 390, 768, 1440, 2560]) {
      await tab.setViewportSize({ width, height: 900 })
      const over = await tab.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0)
    }
  }
  expect(complaints).toEqual([])
  await tab.close()
}, 240_000)

it('looks with the part of a stylesheet that a page carries as it would with the whole', async () => {
  const context = await browser.newContext({
    bypassCSP: true,
    viewport: { width: 900, height: 900 },
  })
  const tab = await context.newPage()
  const boxes = (): Promise<string[]> =>
    tab.locator('body *').evaluateAll((all) =>
      all.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        const { color, display } = getComputedStyle(element)
        return `${element.tagName}.${element.className} ${[x, y, width, height].map(Math.round).join()} ${color} ${display}`
      }),
    )
  const kinds = {
    home: '/',
    article: '/articoli/anatomia-di-una-chat-di-condominio/',
    person: '/persone/ottavia-serralunga/',
    event: '/eventi/piazze-connesse/',
    list: '/eventi/',
    text: '/contatti/',
  }
  for (const [kind, path] of Object.entries(kinds)) {
    await tab.goto(`${server.origin}${path}`)
    await tab.evaluate('document.fonts.ready.then(() => undefined)')
    const carried = await boxes()
    await tab.addStyleTag({ content: await builtStylesheet(kind) })
    expect(await boxes(), path).toEqual(carried)
  }
  await context.close()
}, 240_000)

it('fetches ahead the faces that its words are set in, and no other', async () => {
  const tab = await browser.newPage()
  for (const path of [
    '/',
    NOTED,
    '/eventi/',
    '/eventi/piazze-connesse/',
    '/privacy/',
    '/archivio/',
  ]) {
    await tab.goto(`${server.origin}${path}`)
    await tab.evaluate('document.fonts.ready.then(() => undefined)')
    const { ahead, used } = await tab.evaluate(() => {
      const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
      const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule)
      const loaded = [...document.fonts].map(({ status }) => status === 'loaded')
      const addresses = faces.map((rule) => /\/_astro\/[^")]+/.exec(rule.cssText)?.[0])
      return {
        ahead: Array.from(document.querySelectorAll('link[rel=preload]'), (link) =>
          link.getAttribute('href'),
        ),
        used: addresses.filter((address, index) => address !== undefined && loaded[index]),
      }
    })
    expect(ahead.length, path).toBeGreaterThan(2)
    expect(used, path).toEqual(expect.arrayContaining(ahead))
  }
  await tab.close()
}, 240_000)

it('asks nothing of others before a reader opens a player, and then may', async () => {
  const tab = await browser.newPage()
  const foreign: string[] = []
  const complaints: string[] = []
  tab.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.origin))
      foreign.push(request.url())
  })
  tab.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  await tab.goto(`${server.origin}${VIDEO}`)
  const summary = tab.locator(`.${builtClass('facade')} summary`)
  await summary.scrollIntoViewIfNeeded()
  await tab.evaluate('window.scrollTo(0, document.body.scrollHeight)')
  await tab.waitForLoadState('networkidle')
  expect(foreign).toEqual([])
  await summary.press('Enter')
  await expect
    .poll(() => foreign[0])
    .toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\/Ed1c0la_001/)
  expect(complaints).toEqual([])
  await tab.close()
}, 240_000)

it('leads to a note and back, and reaches every link by keyboard through the skip link', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${server.origin}/articoli/in-difesa-del-buongiornissimo/`)
  await tab.keyboard.press('Tab')
  expect(await tab.evaluate('document.activeElement.textContent')).toBe('Vai al contenuto')
  await tab.keyboard.press('Enter')
  await tab.waitForURL('**/#contenuto')
  await tab
    .locator(`sup.${builtClass('note')} a`)
    .first()
    .click()
  await tab.waitForURL('**/#nota-1')
  await tab.locator('#nota-1 a').last().click()
  await tab.waitForURL('**/#rif-1')
  await tab.close()
}, 240_000)
