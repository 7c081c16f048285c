import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { serveStudio } from '../studio/serveStudio.ts'
import { corpusDocuments } from './build/corpusDocuments.ts'

// npm run bench -- studio [ARTICLES] [COMMENTS]: from a click in the Studio to what it shows.

const [articles = 10_000, comments = 50_000] = process.argv.slice(2).map(Number)
const repetitions = 9
const batch = 250

const studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")

/** Readers' comments on all articles, a tenth of them waiting. */
function* readersComments(): Generator<Record<string, unknown> & { _id: string; _type: string }> {
  for (let number = 0; number < comments; number += 1) {
    yield {
      _id: `comment.reader${number}`,
      _type: 'comment',
      article: { _type: 'reference', _ref: `article-${number % articles}`, _weak: true },
      name: `Lettrice ${number % 3000}`,
      status: number % 10 === 0 ? 'pending' : 'approved',
      submittedAt: new Date(Date.UTC(2026, 4, 1) - number * 60_000).toISOString(),
      body: `Ho letto fino in fondo, e torno a pensarci: ${number}.`,
      language: 'it',
    }
  }
}

async function fill(): Promise<void> {
  let transaction = studio.client.transaction()
  let size = 0
  for (const document of [...corpusDocuments(articles), ...readersComments()]) {
    transaction.createOrReplace(document)
    size += 1
    if (size % batch > 0) continue
    await transaction.commit({ visibility: 'async' })
    transaction = studio.client.transaction()
  }
  if (size % batch > 0) await transaction.commit({ visibility: 'async' })
}

/** The median time from an action to what it shows; `before` is not counted. */
async function time(before: () => Promise<unknown>, action: () => Promise<unknown>) {
  const times: number[] = []
  for (let round = 0; round < repetitions; round += 1) {
    await before()
    const start = performance.now()
    await action()
    times.push(performance.now() - start)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(repetitions / 2)] ?? Number.NaN
}

const report = (name: string, milliseconds: number, aim: number): void =>
  console.log(`| ${name} | ${milliseconds.toFixed(0)} | ${aim} |`)

async function measureDesk(page: Page): Promise<void> {
  const open = (pane: string): Promise<void> => page.getByTestId(`pane-item-${pane}`).click()
  const rest = async (): Promise<void> => {
    await open('Impostazioni')
    await page.getByTestId('field-title').waitFor()
  }
  // A row that is still loading has the shape of a preview, and no words.
  const rows = page
    .getByTestId('document-list-pane')
    .locator('[data-testid$="-preview"]')
    .filter({ hasText: /\w{4}/ })
  for (const name of ['Pubblicati', 'Articoli', 'Persone', 'Categorie', 'Tag']) {
    report(name, await time(rest, async () => (await open(name), rows.first().waitFor())), 300)
  }
}

async function measureModeration(page: Page): Promise<void> {
  const rows = page.getByRole('listbox', { name: 'Commenti' }).getByRole('option')
  const link = page.getByRole('link', { name: /Da moderare/ })
  const desk = async (): Promise<void> => {
    if (page.url().includes('/moderation')) await page.goBack()
    await link.waitFor()
  }
  const opening = await time(desk, async () => (await link.click(), rows.first().waitFor()))
  report('moderation queue', opening, 300)
}

const browser = await launchBrowser()
try {
  await fill()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(60_000)
  await page.goto(studio.signInLink('editor'))
  await page.goto(`${studio.url}/structure`)
  await page.getByTestId('pane-item-Articoli').waitFor()
  console.log('| from the click | median ms | aim |\n| --- | --- | --- |')
  await measureDesk(page)
  await measureModeration(page)
} finally {
  await browser.close()
  await studio.close()
}
