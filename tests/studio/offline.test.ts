import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type ForbiddenRequests, forbidOtherHosts } from '../browser/forbidOtherHosts.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'

// Styles are written into the page by styled-components, a few icons are data addresses.
const strictPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws:",
].join('; ')

// A Studio starts slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let context: BrowserContext
let page: Page
let forbidden: ForbiddenRequests
const complaints: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio(strictPolicy)
  await writeContent()
  // One for all: a Studio that its browser has loaded before opens in half the time.
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  forbidden = forbidOtherHosts(context)
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

beforeEach(({ onTestFailed }) =>
  onTestFailed(async () => {
    await writeContent()
    await page.evaluate(() => localStorage.clear())
  }),
)

afterEach(() => {
  expect(forbidden.addresses).toEqual([])
  expect(complaints.splice(0)).toEqual([])
})

async function writeContent(): Promise<void> {
  const background = '#8a6a3a'
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background } })
  const asset = await studio.client.assets.upload('image', await picture.png().toBuffer())
  const hero = {
    _type: 'figure',
    alt: 'La vetrina',
    asset: { _type: 'reference', _ref: asset._id },
  }
  const comment = {
    _type: 'comment',
    article: { _type: 'reference', _ref: 'bottega', _weak: true },
    body: 'Ci andavo con mio nonno.',
    submittedAt: '2026-03-01T08:00:00.000Z',
    status: 'pending',
    language: 'it',
  }
  await studio.client
    .transaction()
    .createOrReplace({
      _id: 'bottega',
      _type: 'article',
      title: 'La bottega',
      language: 'it',
      hero,
    })
    .createOrReplace({ _id: 'drafts.fiume', _type: 'article', title: 'Il fiume', language: 'it' })
    .createOrReplace({ ...comment, _id: 'comment.first', name: 'Giulia' })
    .createOrReplace({ ...comment, _id: 'comment.second', name: 'Marco' })
    .commit()
}

async function signIn(role = 'administrator', path = '/'): Promise<void> {
  await context.request.get(studio.signInLink(role))
  await page.goto(`${studio.url}${path}`)
}

const status = async (id: string) => (await studio.client.getDocument(id))?.['status']

it('asks a visitor to sign in', async () => {
  await page.goto(studio.url)
  await page.waitForURL('**/login**')
})

it('opens on an Italian desk, and on an English one by choice', async () => {
  await signIn()
  await page.getByRole('link', { name: 'Impostazioni' }).waitFor()
  await page.evaluate(() => localStorage.setItem('sanity-locale:edicola:default', 'en-US'))
  await page.reload()
  await page.getByRole('link', { name: 'To moderate' }).waitFor()
  for (const tool of ['Newsroom', 'Comments', 'Calendar', 'Site', 'Preview', 'Access']) {
    await page.getByRole('link', { name: tool, exact: true }).first().waitFor()
  }
  await page.evaluate(() => localStorage.clear())
})

it('opens an article with its picture from a deep link', async () => {
  await signIn('administrator', '/intent/edit/id=bottega;type=article')
  await page.waitForURL('**/structure/article;bottega')
  const picture = page.locator('img[src*="/images/edicola/production/"]').last()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  await page.getByRole('textbox', { name: 'Titolo' }).first().waitFor()
})

it('lists the drafts', async () => {
  await signIn()
  await page.getByRole('link', { name: 'Bozze' }).click()
  // The first screen leads to drafts too.
  const list = page.getByTestId('document-list-pane')
  await list.getByRole('link', { name: /Il fiume/ }).waitFor()
  expect(await list.getByRole('link', { name: /La bottega/ }).count()).toBe(0)
})

it('opens a comment from a deep link', async () => {
  await signIn('editor', '/intent/edit/id=comment.first;type=comment')
  await page.getByRole('button', { name: 'Approva' }).waitFor()
})

it('approves a comment by the button above its form, and counts what is left', async () => {
  await signIn('editor', '/structure/comment;comment.first')
  await page.getByRole('link', { name: '2 Da moderare' }).waitFor()
  await page.getByRole('button', { name: 'Approva' }).click()
  await page.getByText('Commento approvato').waitFor()
  expect(await status('comment.first')).toBe('approved')
  await page.getByRole('button', { name: 'Rimetti in attesa' }).waitFor()
  await page.getByRole('link', { name: '1 Da moderare' }).waitFor()
})

it('moderates by the keyboard, and by no key pressed at random', async () => {
  await signIn('editor', '/structure/comment;comment.second')
  await page.getByRole('button', { name: 'Approva' }).waitFor()
  // The Studio hears a document's shortcuts while the focus is in its pane.
  await page.getByTestId('field-body').locator('textarea').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Alt+s')
  await page.getByText('Commento segnato come spam').waitFor()
  expect(await status('comment.second')).toBe('spam')
})

it('offers no comment and no settings as a new document', async () => {
  await signIn()
  await page.getByRole('button', { name: 'Crea nuovo documento' }).click()
  const offered = page.locator('a[data-testid^="create-new-"]')
  await offered.filter({ hasText: 'Articolo' }).waitFor()
  expect(await offered.filter({ hasText: /Commento|Impostazioni|Revisione/ }).count()).toBe(0)
})

it('runs a query in Vision', async () => {
  await signIn('administrator', '/vision')
  await page.locator('.cm-content').first().click()
  await page.keyboard.insertText('*[_id == "bottega"].title')
  await page.getByRole('button', { name: 'Esegui' }).click()
  await page.getByText('La bottega').first().waitFor()
})
