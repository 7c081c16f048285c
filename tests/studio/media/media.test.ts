import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { axeOn } from '../../browser/axeOn.ts'
import { launchBrowser } from '../../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from '../serveStudio.ts'
import { signedIn } from '../signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page

const pixels = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: { r: red, g: 90, b: 40 } } })
    .png()
    .toBuffer()
const file = async (name: string, red: number) => ({
  name,
  mimeType: 'image/png',
  buffer: await pixels(red),
})

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const { _id } = await studio.client.assets.upload('image', await pixels(10), {
    filename: 'molo.png',
  })
  const hero = { _type: 'figure', alt: 'Il molo', asset: { _type: 'reference', _ref: _id } }
  for (const id of ['bottega', 'drafts.bottega']) {
    await studio.client.create({
      _id: id,
      _type: 'article',
      title: 'La bottega',
      language: 'it',
      hero,
    })
  }
  await studio.client.create({
    _id: 'drafts.nuova',
    _type: 'article',
    title: 'Nuova',
    language: 'it',
  })
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${studio.url}/media`)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

const tile = (name: string) => page.getByTestId('pictures').getByRole('button', { name })

it('takes files in, and shows the latest first', async () => {
  await tile('molo.png').waitFor()
  const input = page.locator('[data-tool="media"]').getByLabel('Carica', { exact: true })
  await input.first().setInputFiles([await file('ponte.png', 120), await file('torre.png', 200)])
  await page.getByText('3 immagini', { exact: true }).waitFor()
  const names = page.getByTestId('pictures').locator('li')
  await expect.poll(() => names.allTextContents()).toEqual(['torre.png', 'ponte.png', 'molo.png'])
})

it('describes a picture once, and finds it by these words', async () => {
  await tile('ponte.png').click()
  await page.getByRole('textbox', { name: 'Testo alternativo' }).fill('Un ponte di ferro')
  await page.getByRole('textbox', { name: 'Crediti' }).fill('Archivio della redazione')
  await page.getByRole('textbox', { name: 'Etichette' }).fill('fiume, ferro, fiume')
  await page.getByRole('button', { name: 'Salva' }).click()
  await tile('Un ponte di ferro').waitFor()
  await page.getByRole('searchbox').fill('archivio')
  await page.getByText('1 immagine', { exact: true }).waitFor()
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Etichetta', { exact: true }).selectOption('fiume')
  await page.getByText('1 immagine', { exact: true }).waitFor()
  await page.getByLabel('Etichetta', { exact: true }).selectOption('')
})

it('says where a picture stands, and replaces it in draft and page at once', async () => {
  await tile('molo.png').click()
  const details = page.getByRole('region', { name: 'molo.png' })
  await details.getByRole('link', { name: 'La bottega' }).waitFor()
  await expect.poll(() => details.getByRole('button', { name: 'Elimina' }).isDisabled()).toBe(true)
  await details
    .getByLabel('Sostituisci')
    .last()
    .setInputFiles(await file('molo-nuovo.png', 15))
  await page.getByRole('dialog').getByRole('button', { name: 'Conferma' }).click()
  await page.getByText('Sostituita in 2 documenti').waitFor()
  const all = await studio.client.fetch<any[]>(
    '*[_type == "article" && defined(hero)]{"file": hero.asset->originalFilename, "alt": hero.alt}',
    {},
    { perspective: 'raw' },
  )
  expect(all).toEqual(Array.from({ length: 2 }, () => ({ file: 'molo-nuovo.png', alt: 'Il molo' })))
})

it('finds what nobody uses, and takes it away', async () => {
  const unused = page.getByLabel('Non usate')
  await unused.check()
  await page.getByText('3 immagini', { exact: true }).waitFor()
  await tile('molo.png').click()
  await page.getByRole('button', { name: 'Elimina' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Conferma' }).click()
  await page.getByText('2 immagini', { exact: true }).waitFor()
  await unused.uncheck()
})

it('shows pictures from where the Studio is, though they were uploaded elsewhere', async () => {
  const [id] = await studio.client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const elsewhere = 'http://uploaded-elsewhere.example/picture.png'
  await studio.client
    .patch(id ?? '')
    .set({ url: elsewhere })
    .commit()
  await page.reload()
  await tile('Un ponte di ferro').click()
  const images = page.locator('[data-tool="media"] img')
  await images.nth(2).waitFor()
  for (const image of await images.all()) {
    const width = () =>
      image.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0))
    await expect.poll(width).toBeGreaterThan(0)
  }
})

it.each(['light', 'dark'] as const)('has no fault that axe finds: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme })
  await page.locator(`[data-ui="Card"][data-scheme="${colorScheme}"]`).first().waitFor()
  await tile('Un ponte di ferro').click()
  await page.getByRole('region', { name: 'ponte.png' }).waitFor()
  const axe = await axeOn(page).include('[data-tool="media"]').analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})

it('offers the collection to a document, and brings the words along', async () => {
  await page.goto(`${studio.url}/intent/edit/id=nuova;type=article`)
  const hero = page
    .getByTestId('field-actions-menu-hero')
    .locator('xpath=ancestor::*[.//input[@type="file"]][1]')
  await hero
    .getByRole('button', { name: /Seleziona|Sfoglia/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('searchbox').fill('ponte')
  await page.getByRole('dialog').getByRole('button', { name: 'Un ponte di ferro' }).click()
  await expect
    .poll(() => studio.client.getDocument('drafts.nuova'))
    .toMatchObject({
      hero: { alt: 'Un ponte di ferro', credit: 'Archivio della redazione' },
    })
})

it('keeps the first description of a picture with it', async () => {
  await page.goto(`${studio.url}/intent/edit/id=bottega;type=article`)
  const alt = page.getByTestId('field-hero.alt').getByTestId('string-input')
  await alt.fill('Il molo nuovo al tramonto')
  await expect
    .poll(() => studio.client.fetch('*[originalFilename == "molo-nuovo.png"][0].altText'))
    .toBe('Il molo nuovo al tramonto')
})
