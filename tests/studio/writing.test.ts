import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'

vi.setConfig({ testTimeout: 90_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  await studio.client.create({
    _id: 'drafts.bottega',
    _type: 'article',
    title: 'La bottega',
    lead: 'Che cosa resta quando si abbassa la serranda.',
    language: 'it',
    slug: { _type: 'slug', current: 'la-bottega' },
  })
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(studio.signInLink('editor'))
  await page.getByTestId('studio-navbar').waitFor()
  await page.goto(`${studio.url}/intent/edit/id=bottega;type=article`)
  await page.getByTestId('form-view').waitFor()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

it('sets Italian quotes, apostrophes and dots right as they are typed, and counts the words', async () => {
  const body = page.getByTestId('field-body')
  // The first click only wakes the editor.
  await body.locator('[contenteditable]').first().click({ force: true })
  const text = body.locator('[contenteditable="true"]').first()
  await text.click()
  await page.keyboard.type('Disse: <<Ecco "la carta">> e l\'edicola... aperta. ', { delay: 20 })
  await expect
    .poll(() => text.innerText(), { timeout: 15_000 })
    .toContain('Disse: «Ecco “la carta”» e l’edicola… aperta.')
  await page.getByText('8 parole · 1 minuto di lettura').waitFor()
})

it('shows how the page will look in a search and on social networks', async () => {
  await page.getByTestId('group-tab-sharing').click()
  const result = page.getByTestId('search-preview')
  await expect.poll(() => result.textContent()).toContain('articoli › la-bottega')
  expect(await result.textContent()).toContain('Che cosa resta quando si abbassa la serranda.')
  const title = page.getByTestId('field-seo.title').getByTestId('string-input')
  await title.fill('Una bottega')
  await expect.poll(() => result.textContent(), { timeout: 15_000 }).toContain('Una bottega')
  expect(await page.getByTestId('social-preview').textContent()).toContain('Una bottega')
})
