import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Browser
let context: BrowserContext
let page: Page
const failedReads: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const slug = (current: string) => ({ _type: 'slug', current })
  await studio.client
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Righi', slug: slug('ada-righi') })
    .create({
      _id: 'bottega',
      _type: 'article',
      title: 'La bottega',
      language: 'it',
      slug: slug('la-bottega'),
      authors: [{ _type: 'reference', _ref: 'ada', _key: 'a' }],
    })
    .commit()
  context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('requestfailed', (request) => {
    if (request.method() === 'GET') failedReads.push(request.url())
  })
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

/** How often the read has failed that failed most. */
const mostFailures = (): number => {
  const times = new Map<string, number>()
  for (const url of failedReads) times.set(url, (times.get(url) ?? 0) + 1)
  return Math.max(0, ...times.values())
}

const draftTitle = async (): Promise<unknown> =>
  (await studio.client.getDocument('drafts.bottega'))?.['title']

it('keeps the form, and what is written, while the connection is away', async () => {
  await page.goto(`${studio.url}/intent/edit/id=bottega;type=article`)
  const title = page.getByTestId('field-title').getByTestId('string-input')
  await title.fill('La bottega aperta')
  await page.getByTestId('pane-footer').getByText('Salvato').waitFor()

  await context.setOffline(true)
  studio.dropSockets()
  await title.fill('La bottega di sera')
  // More often than the client repeats a read before it gives up, and the Studio with it.
  await vi.waitUntil(() => mostFailures() > 8, { timeout: 120_000, interval: 200 })
  expect(await title.inputValue()).toBe('La bottega di sera')

  await context.setOffline(false)
  await expect.poll(draftTitle, { timeout: 60_000 }).toBe('La bottega di sera')
  // And writing goes on.
  await title.fill('La bottega di notte')
  await expect.poll(draftTitle, { timeout: 60_000 }).toBe('La bottega di notte')
})

/** Closes the page as a person does, who then thinks better of it. */
async function closeAndStay(): Promise<void> {
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
}

it('asks before a page is left with words that are not saved yet', async () => {
  const title = page.getByTestId('field-title').getByTestId('string-input')
  await title.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('La bottega all’alba')
  await closeAndStay()
  await expect.poll(draftTitle, { timeout: 60_000 }).toBe('La bottega all’alba')
})

it('asks as well when the words are still in the editor of the text', async () => {
  const body = page.getByTestId('field-body')
  // The first click only wakes the editor.
  await body.locator('[contenteditable]').first().click({ force: true })
  await body.locator('[contenteditable="true"]').first().click()
  await page.keyboard.type('Apre alle sei.')
  await closeAndStay()
  const text = '*[_id == "drafts.bottega"][0].body[0].children[0].text'
  await expect
    .poll(() => studio.client.fetch(text, {}, { perspective: 'raw' }), { timeout: 60_000 })
    .toBe('Apre alle sei.')
})
