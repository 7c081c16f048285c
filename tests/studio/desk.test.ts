import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page

const reference = (_ref: string) => ({ _type: 'reference', _ref })

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a6a3a' } })
  const asset = await studio.client.assets.upload('image', await picture.png().toBuffer())
  const article = { _type: 'article', language: 'it' }
  await studio.client
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Righi' })
    .create({ _id: 'mestieri', _type: 'category', title: 'Mestieri', language: 'it' })
    .create({
      ...article,
      _id: 'bottega',
      title: 'La bottega',
      hero: { _type: 'figure', alt: 'La vetrina', asset: reference(asset._id) },
      publishedAt: '2026-03-01T08:00:00.000Z',
      authors: [{ ...reference('ada'), _key: 'ada' }],
      category: reference('mestieri'),
    })
    .create({
      ...article,
      _id: 'zattera',
      title: 'Una zattera',
      publishedAt: '2026-04-01T08:00:00.000Z',
    })
    .create({ ...article, _id: 'drafts.fiume', title: 'Il fiume' })
    .commit()
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(studio.url)
  await page.getByTestId('studio-navbar').waitFor()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

// How a list is sorted is remembered.
beforeEach(({ onTestFailed }) =>
  onTestFailed(async () => {
    await page.unrouteAll()
    await page.evaluate(() => localStorage.clear())
    await page.goto(studio.url)
  }),
)

const lists = (): Locator => page.getByTestId('document-list-pane')

/** The titles in the last list, from above. */
const titles = async (): Promise<string[]> => {
  const rows = await lists().last().getByRole('link').allInnerTexts()
  return rows.map((text) => text.split('\n')[0] ?? '')
}

it('lists articles with picture, author, date and state; sorts and searches them', async () => {
  await page.getByRole('link', { name: 'Articoli', exact: true }).click()
  const shop = lists().getByRole('link', { name: /La bottega/ })
  await shop.getByText('Ada Righi · 1 mar 2026').waitFor()
  await shop.locator('img[src*="/images/edicola/"]').waitFor()
  // What has no date yet is written now.
  await expect.poll(titles).toEqual(['Il fiume', 'Una zattera', 'La bottega'])
  await page.getByTestId('pane-context-menu-button').first().click()
  await page
    .getByRole('menuitem', { name: /Titolo/ })
    .first()
    .click()
  await expect.poll(titles).toEqual(['Il fiume', 'La bottega', 'Una zattera'])
  await page.getByTestId('document-list-search').locator('input').fill('zatt')
  await expect.poll(titles).toEqual(['Una zattera'])
})

it('finds the articles of an author and of a category', async () => {
  for (const [axis, of] of [
    ['Firma', 'Ada Righi'],
    ['Categoria', 'Mestieri'],
  ] as const) {
    await page.goto(`${studio.url}/structure`)
    await page.getByTestId('pane-item-Articoli per…').click()
    await page.getByTestId(`pane-item-${axis}`).click()
    await lists().getByRole('link', { name: of }).click()
    await lists()
      .nth(1)
      .getByRole('link', { name: /La bottega/ })
      .waitFor()
    await expect.poll(titles).toEqual(['La bottega'])
  }
})

it('keeps what is done in it before the lake has said which features there are', async () => {
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/features*', (route) => asked.then(() => route.continue()))
  await page.goto(`${studio.url}/moderation`)
  const approved = page.getByRole('button', { name: /^Approvati/ })
  await approved.click()
  await expect.poll(() => approved.getAttribute('aria-pressed')).toBe('true')
  const answered = page.waitForResponse('**/features*')
  answer()
  await (await answered).finished()
  await page.waitForTimeout(1000)
  expect(await approved.getAttribute('aria-pressed')).toBe('true')
})
