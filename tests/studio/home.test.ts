import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { found } from '../found.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  context = await signedIn(browser, studio, 'administrator')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

afterEach(() => Promise.all(context.pages().map((page) => page.close())))

async function signIn(role: string, language = 'it', scheme = 'light'): Promise<Page> {
  await context.request.get(studio.signInLink(role))
  const page = await context.newPage()
  await page.addInitScript(
    ({ locale, colours }) => {
      localStorage.setItem('sanity-locale:edicola:default', locale)
      localStorage.setItem('sanityStudio:ui:colorScheme', colours)
    },
    { locale: language === 'it' ? 'it-IT' : 'en-US', colours: scheme },
  )
  page.setDefaultTimeout(60_000)
  await page.goto(studio.url)
  await page.getByTestId('studio-navbar').waitFor()
  return page
}

const home = (page: Page) => page.locator('[data-tool="home"]')
const steps = (page: Page) => home(page).getByRole('listitem').getByRole('link').allInnerTexts()
const firstLines = async (page: Page): Promise<string[]> =>
  (await steps(page)).map((text) => found(text.split('\n')[0]))

const faults = async (page: Page) => {
  const { violations } = await axeOn(page).include('[data-tool="home"]').analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))
}

it('leads a beginner to the first article, by keyboard', async () => {
  const page = await signIn('administrator')
  await home(page).getByRole('heading', { name: 'Si comincia da qui' }).waitFor()
  await home(page).getByText('Invita chi lavora con te').waitFor()
  await expect
    .poll(() => firstLines(page))
    .toEqual([
      'Dai un nome alla testata',
      'Presentati',
      'Crea una categoria',
      'Scrivi il primo articolo',
      'Invita chi lavora con te',
    ])
  expect(await faults(page)).toEqual([])
  await home(page)
    .getByRole('link', { name: /Dai un nome/ })
    .press('Enter')
  await page.getByTestId('field-title').waitFor()
  await home(page).waitFor({ state: 'detached' })
})

it('tells a contributor what is theirs to do', async () => {
  const page = await signIn('contributor')
  await home(page).getByText('Scrivi il primo articolo').waitFor()
  await expect
    .poll(() => firstLines(page))
    .toEqual(['Presentati', 'Crea una categoria', 'Scrivi il primo articolo'])
})

it.each([
  [
    'it',
    'light',
    ['Modera 2 commenti', 'Rivedi un testo', 'Scrivi un articolo'],
    'Riprendi da dove eri',
  ],
  [
    'en',
    'dark',
    ['Moderate 2 comments', 'Review a text', 'Write an article'],
    'Go on where you were',
  ],
])('says what waits, in %s and %s', async (language, scheme, expected, resume) => {
  const comment = { _type: 'comment', status: 'pending', body: 'Ciao', name: 'Ada' }
  const at = new Date().toISOString()
  await studio.client
    .transaction()
    .createOrReplace({ _id: 'settings', _type: 'settings', title: 'Il Corriere dei Lettori' })
    .createOrReplace({ _id: 'carta', _type: 'article', title: 'La carta' })
    .createOrReplace({ _id: 'drafts.legno', _type: 'article', title: 'Il legno' })
    .createOrReplace({ ...comment, _id: 'comment.1' })
    .createOrReplace({ ...comment, _id: 'comment.2' })
    .createOrReplace({
      _id: 'drafts.review-legno',
      _type: 'review',
      documentId: 'legno',
      state: 'toReview',
      by: 'Ada',
      at,
    })
    .commit()
  const page = await signIn('editor', language, scheme)
  await home(page).getByText(found(expected[0])).waitFor()
  await expect.poll(async () => (await firstLines(page)).slice(0, 3)).toEqual(expected)
  await home(page).getByRole('heading', { name: resume }).waitFor()
  expect(await faults(page)).toEqual([])
  await home(page)
    .getByRole('link', { name: found(expected[1]) })
    .click()
  await page.getByText('Ada').first().waitFor()
})
