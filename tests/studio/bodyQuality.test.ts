import type { Locator, Page, Route } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { type TextDesk, textDesk } from './textDesk.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let desk: TextDesk
let picture: string

const reference = (_ref: string) => ({ _type: 'reference', _ref })

const block = (_key: string, text: string, style = 'normal') => ({
  _type: 'block',
  _key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 'words', text, marks: [] }],
})

/** Puts an article into the lake that lacks nothing, long enough to hide its beginning at its end. */
async function writeArticle(): Promise<void> {
  const lines = Array.from({ length: 40 }, (_, index) => block(`line-${index}`, `Riga ${index}`))
  await studio.client.createOrReplace({
    _id: 'drafts.bottega',
    _type: 'article',
    title: 'La bottega',
    language: 'it',
    slug: { _type: 'slug', current: 'la-bottega' },
    publishedAt: '2026-03-01T08:00:00.000Z',
    authors: [{ ...reference('ada'), _key: 'ada' }],
    category: reference('mestieri'),
    body: [block('first', 'La serranda', 'h2'), ...lines, block('last', 'Sera')],
  })
}

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const pier = sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a6a3a' } })
  picture = (await studio.client.assets.upload('image', await pier.png().toBuffer()))._id
  await studio.client
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Righi' })
    .create({ _id: 'mestieri', _type: 'category', title: 'Mestieri', language: 'it' })
    .commit()
  await writeArticle()
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  desk = textDesk(page, studio.url)
  await desk.open('bottega')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

beforeEach(({ onTestFailed }) =>
  onTestFailed(async () => {
    await page.unrouteAll()
    await studio.client.delete('bottega')
    await writeArticle()
    await desk.open('bottega')
  }),
)

const stored = (id: string, projection: string): Promise<unknown> =>
  studio.client.fetch<unknown>(`*[_id == $id][0]${projection}`, { id }, { perspective: 'raw' })

it('says while it saves what is written, and when it is saved', async () => {
  let letThrough = (): void => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  const hold = (route: Route): Promise<void> => held.then(() => route.continue())
  await page.route('**/data/actions/**', hold)
  const footer = page.getByTestId('pane-footer')
  const heading = () => stored('drafts.bottega', '.body[0].children[0].text')
  await desk.toEndOf('La serranda')
  await page.keyboard.type(' abbassata')
  await footer.getByText('Salvataggio in corso').waitFor()
  expect(await footer.getByText('Salvato', { exact: true }).count()).toBe(0)
  expect(await heading()).toBe('La serranda')
  letThrough()
  await footer.getByText('Salvato', { exact: true }).waitFor()
  expect(await heading()).toBe('La serranda abbassata')
  await page.unroute('**/data/actions/**', hold)
})

/** Whether a piece of the text is there to be read, and not scrolled out of the editor. */
const isSeen = (piece: Locator): Promise<boolean> =>
  piece.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

it('lists the headings as they are written, and goes to the one that is chosen', async () => {
  const summary = desk.body.getByText('Scaletta', { exact: true })
  const outline = desk.body.getByRole('navigation', { name: 'Scaletta' })
  const first = desk.text.getByText('La serranda')
  // One heading is no way through a text.
  expect(await summary.count()).toBe(0)
  await desk.toEndOf('Sera')
  for (const line of ['## Il mattino dopo', '### Il caffè']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
  await summary.click()
  const titles = () => outline.getByRole('button').allTextContents()
  await expect
    .poll(titles)
    .toEqual([expect.stringMatching(/^La serranda/), 'Il mattino dopo', 'Il caffè'])
  await desk.toEndOf('Il caffè')
  await page.keyboard.type(' nero')
  await outline.getByRole('button', { name: 'Il caffè nero' }).waitFor()
  await expect
    .poll(() => stored('drafts.bottega', '.body[style == "h3"].children[].text'))
    .toEqual(['Il caffè nero'])
  expect(await isSeen(first)).toBe(false)
  await outline.getByRole('button', { name: 'La serranda' }).click()
  await expect.poll(() => isSeen(first)).toBe(true)
  await expect
    .poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent))
    .toMatch(/^La serranda/)
})

it('publishes no figure in the text that is not described, and says which words are missing', async () => {
  const publish = page.getByTestId('action-pubblica')
  await expect.poll(() => publish.isEnabled()).toBe(true)
  await desk.toEndOf('Riga 39')
  await desk.insert('Figura')
  await desk.upload('#b32')
  await desk.close()
  await expect.poll(() => publish.isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Validazione' }).click()
  const fault = page.getByRole('button', { name: 'Testo / Figura / Testo alternativo' })
  await fault.getByText('Descrivi l’immagine per chi non la vede.').waitFor()
  await fault.click()
  await desk.dialog.waitFor()
  await desk.write(desk.dialog, { 'Testo alternativo': 'La vetrina accesa' })
  await fault.waitFor({ state: 'hidden' })
  await desk.close()
  await expect.poll(() => publish.isEnabled()).toBe(true)
  expect(await stored('bottega', '._id')).toBe(null)
  await publish.click()
  await expect
    .poll(() => stored('bottega', '.body[_type == "figure"].alt'))
    .toEqual(['La vetrina accesa'])
})

async function drag(handle: string, right: number, down: number): Promise<void> {
  const grip = page.locator(`[data-handle="${handle}"]`)
  // It moves as long as the picture is being loaded; nothing is pointed at before it stands still.
  await grip.hover()
  const box = await grip.boundingBox()
  if (box === null) throw new Error(`There is no ${handle} to take hold of.`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.down()
  await page.mouse.move(x + right, y + down, { steps: 5 })
  await page.mouse.up()
}

it('cuts a picture, and keeps what must always be seen of it', async () => {
  const figure = { _type: 'figure', _key: 'pier', alt: 'Il molo', asset: reference(picture) }
  await studio.client.createOrReplace({
    _id: 'drafts.molo',
    _type: 'article',
    title: 'Il molo',
    language: 'it',
    body: [block('first', 'Laggiù'), figure],
  })
  await desk.open('molo')
  await desk.text.getByText('Il molo', { exact: true }).dblclick()
  await desk.dialog.getByTestId('options-menu-edit-details').click()
  const tool = page.getByRole('dialog', { name: 'Ritaglia l’immagine' })
  await tool.locator('[data-handle="crop-right"]').waitFor()
  await tool.getByText('Ritaglio e area sempre visibile').waitFor()
  await tool.getByText('Quadrato', { exact: true }).waitFor()
  await drag('crop-right', -100, 0)
  const cut = () => stored('drafts.molo', '.body[1]')
  const share = expect.closeTo(0.2, 1)
  await expect.poll(cut).toMatchObject({
    crop: { _type: 'sanity.imageCrop', left: 0, right: share, top: 0, bottom: 0 },
  })
  await drag('hotspotHandle', -120, -60)
  await expect.poll(cut).toMatchObject({
    crop: { right: share },
    hotspot: { _type: 'sanity.imageHotspot', width: expect.closeTo(0.4, 1) },
  })
  await tool.getByRole('button', { name: 'Close dialog' }).click()
  await tool.waitFor({ state: 'hidden' })
  await desk.close()
})
