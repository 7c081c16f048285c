import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import sirv from 'sirv'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { builtFixture } from './sharedSites.ts'
import { listenLocally } from '../listenLocally.ts'

const PAGES = [
  '/',
  '/articoli/',
  '/articoli/il-quartiere-che-si-parla-dieci-anni-di-un-gruppo-di-vicini/',
  '/persone/',
  '/persone/elena-bruni/',
  '/eventi/',
  '/eventi/notizie-di-casa/',
  '/serie/bottega/',
  '/archivio/',
  '/privacy/',
  '/404.html',
  '/en/',
]

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  const serve = sirv((await builtFixture()).folder)
  server = createServer((request, response) => serve(request, response, () => void response.end()))
  origin = await listenLocally(server)
  browser = await launchBrowser()
}, 240_000)

afterAll(async () => {
  await browser.close()
  server.close()
})

it.each(['light', 'dark'] as const)(
  'has nothing that axe objects to, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme })
    const page = await context.newPage()
    for (const path of PAGES) {
      await page.goto(`${origin}${path}`)
      const axe = axeOn(page)
      // The night changes colours and nothing else.
      if (colorScheme === 'dark') axe.withRules(['color-contrast'])
      else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      const { violations } = await axe.analyze()
      const found = violations.map(
        ({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
      )
      expect(found).toEqual([])
    }
    await context.close()
  },
  120_000,
)

it('fits a screen of 320 pixels', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  for (const path of PAGES) {
    await page.goto(`${origin}${path}`)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
  await page.close()
}, 240_000)

it('breaks none of its own content security policy', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  for (const path of PAGES) await page.goto(`${origin}${path}`)
  expect(complaints).toEqual([])
  await page.close()
}, 240_000)
