import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  await mkdir(studio.siteFolder, { recursive: true })
  await studio.client.create({
    _id: 'bottega',
    _type: 'article',
    title: 'La bottega',
    language: 'it',
    slug: { _type: 'slug', current: 'la-bottega' },
  })
  context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(studio.url)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

// A Studio takes seconds to load: the editor stays in the one that was opened first.
beforeEach(({ onTestFailed }) => onTestFailed(() => page.goto(studio.url).then(() => undefined)))

const because = [{ id: 'bottega', type: 'article', title: 'La bottega', change: 'changed' }]
const published = {
  startedAt: '2026-03-01T08:00:00.000Z',
  reason: 'content',
  because,
  changedDocuments: 3,
  outcome: 'published',
  milliseconds: 1234,
  pages: 61,
  problems: [],
}
const refused = {
  ...published,
  startedAt: '2026-03-01T09:00:00.000Z',
  outcome: 'refused',
  pages: undefined,
  problems: [
    {
      severity: 'error',
      documentId: 'bottega',
      documentType: 'article',
      title: 'La bottega',
      path: 'hero.alt',
      message: 'Descrivi l’immagine per chi non la vede.',
      studioUrl: '',
    },
  ],
}

const note = (...builds: readonly unknown[]): Promise<void> =>
  writeFile(join(studio.siteFolder, 'status.json'), JSON.stringify({ builds }))

/** Opens the tool, anew if it is open. */
async function open(): Promise<void> {
  await page.getByRole('link', { name: 'Redazione', exact: true }).click()
  await page.locator('[data-tool="site-state"]').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Sito', exact: true }).click()
}

it('tells nobody but the editors', async () => {
  await note(published)
  expect((await fetch(`${studio.url}/site/status`)).status).toBe(401)
  const contributor = await signedIn(browser, studio, 'contributor')
  const theirs = await contributor.newPage()
  theirs.setDefaultTimeout(60_000)
  await theirs.goto(studio.url)
  await theirs.getByRole('link', { name: 'Sito', exact: true }).click()
  await theirs.getByText('Non so come sta il sito').waitFor()
  await contributor.close()
})

it('says that all is well, what was published and how long it took', async () => {
  await note(published)
  await open()
  await page.getByRole('heading', { name: 'Il sito è aggiornato' }).waitFor()
  const row = page.getByRole('row', { name: /Pubblicato/ })
  for (const words of ['1,2 s', '61 pagine', 'e altri 2 documenti']) {
    await expect.poll(() => row.textContent()).toContain(words)
  }
})

it('says what stops the site, and leads to the field', async () => {
  await note(published)
  await open()
  await page.getByRole('heading', { name: 'Il sito è aggiornato' }).waitFor()
  await note(refused, published)
  await page.getByRole('heading', { name: 'Il sito non si può aggiornare' }).waitFor()
  await page.getByText('Descrivi l’immagine per chi non la vede.').waitFor()
  await page.getByRole('link', { name: 'Correggi: La bottega' }).click()
  await page.waitForURL(/structure\/article;bottega.*hero\.alt/)
})

it('rebuilds the site when an editor asks, and shows how far it is', async () => {
  let building: { phase: 'pages'; done: number; total: number } | undefined
  studio.site.ready({
    progress: () => building,
    rebuild: () => {
      building = { phase: 'pages', done: 12, total: 61 }
    },
  })
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(`${studio.url}/site/rebuild`, { method: 'POST', headers })).status
  expect(await ask({ origin: studio.url })).toBe(401)
  expect((await fetch(`${studio.url}/site/rebuild`)).status).toBe(405)
  await note(published)
  await open()
  await page.getByRole('button', { name: 'Ricostruisci il sito' }).click()
  await page.getByText('Il sito si sta costruendo: 12 pagine su 61.').waitFor()
  const { violations } = await axeOn(page).include('[data-tool="site-state"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  // A page of another origin is not believed, whatever cookie the browser sends along.
  const cookies = await context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(await ask({ cookie, origin: 'https://altrove.example' })).toBe(403)
  expect(await ask({ cookie })).toBe(403)
  building = undefined
  await page.getByText('Il sito si sta costruendo').waitFor({ state: 'hidden' })
})

it('opens the page of a published document', async () => {
  await note(published)
  await page.goto(`${studio.url}/intent/edit/id=bottega;type=article`)
  await page.getByTestId('action-menu-button').last().click()
  const opened = context.waitForEvent('page')
  await page.getByRole('menuitem', { name: 'Apri sul sito' }).click()
  const address = await (await opened).evaluate(() => location.href).catch(() => '')
  expect([
    '',
    'http://localhost:4321/articoli/la-bottega/',
    'chrome-error://chromewebdata/',
  ]).toContain(address)
})

it.each(['light', 'dark'] as const)('has no fault that axe finds: %s', async (colorScheme) => {
  await note(refused, published)
  await page.emulateMedia({ colorScheme })
  await open()
  await page.locator(`[data-ui="Card"][data-scheme="${colorScheme}"]`).first().waitFor()
  await page.getByRole('heading', { name: 'Il sito non si può aggiornare' }).waitFor()
  const { violations } = await axeOn(page).include('[data-tool="site-state"]').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))).toEqual([])
})
