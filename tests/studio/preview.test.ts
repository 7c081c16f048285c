import { AxeBuilder } from '@axe-core/playwright'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type ForbiddenRequests, forbidOtherHosts } from '../browser/forbidOtherHosts.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { found } from '../found.ts'

vi.setConfig({ testTimeout: 240_000 })

const slug = (current: string) => ({ _type: 'slug', current })
const ref = (_ref: string) => ({ _type: 'reference', _ref })
const block = (_key: string, text: string) => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}s`, text, marks: [] }],
})

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let frame: FrameLocator
let forbidden: ForbiddenRequests
const refused: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  await studio.client
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Righi', role: 'Cronista', slug: slug('ada') })
    .create({
      _id: 'mestieri',
      _type: 'category',
      title: 'Mestieri',
      language: 'it',
      slug: slug('mestieri'),
    })
    .create({
      _id: 'drafts.carta',
      _type: 'article',
      title: 'La carta che parla',
      lead: 'Che cosa si legge al mattino.',
      language: 'it',
      slug: slug('la-carta'),
      publishedAt: '2026-01-01T10:00:00Z',
      authors: [{ ...ref('ada'), _key: 'ada' }],
      category: ref('mestieri'),
      body: [block('p', 'Il chiosco apre alle sei.'), block('q', 'Poi arriva la gente.')],
    })
    .create({
      _id: 'drafts.festa',
      _type: 'event',
      title: 'La festa del chiosco',
      language: 'it',
      slug: slug('festa'),
      startsAt: '2026-05-01T16:00:00.000Z',
      timeZone: 'Europe/Rome',
      status: 'scheduled',
    })
    .create({ _id: 'drafts.iniziata', _type: 'article', language: 'it', title: 'Appena iniziata' })
    .commit()
  const context = await signedIn(browser, studio, 'editor', { locale: 'it-IT' })
  forbidden = forbidOtherHosts(context)
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  frame = page.frameLocator('iframe')
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await studio?.close()
})

/** Opens a document beside its page. */
async function see(id: string, type: string, path: string): Promise<void> {
  const preview = encodeURIComponent(`/anteprima${path}`)
  await page.goto(
    `${studio.url}/intent/edit/id=${id};type=${type};mode=presentation/?preview=${preview}`,
  )
}

/** Whether a click on the page chooses a field, or goes where a reader would go. */
async function chooseFields(isOn: boolean): Promise<void> {
  const toggle = page.getByRole('checkbox').first()
  await expect.poll(() => toggle.isEnabled()).toBe(true)
  // A page that is about to be replaced by another is not told of a click.
  while ((await toggle.isChecked()) !== isOn) {
    await toggle.click()
    await vi
      .waitUntil(async () => (await toggle.isChecked()) === isOn, { timeout: 10_000 })
      .catch(() => undefined)
  }
}

// Whoever comes next finds a page as the first test leaves it.
beforeEach(({ onTestFailed }) =>
  onTestFailed(async () => {
    await see('carta', 'article', '/articoli/la-carta/')
    await chooseFields(true)
  }),
)

it('opens a document beside its page, from the document', async () => {
  await page.goto(`${studio.url}/intent/edit/id=carta;type=article`)
  await page.getByText('Si vede in una pagina').waitFor()
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Vedi l’anteprima' }).click()
  await page.waitForURL(/\/presentation\/article\/carta/)
  await frame.getByRole('heading', { level: 1, name: 'La carta che parla' }).waitFor()
  await page.getByTestId('field-title').waitFor()
})

it('opens the field of what is clicked in the page', async () => {
  await frame.getByText('Che cosa si legge al mattino.').click()
  await page.waitForURL(/\/presentation\/article\/carta\/lead/)
  await frame.getByText('Poi arriva la gente.').click()
  await page.waitForURL((url) => decodeURI(url.pathname).includes('carta/body[_key=="q"]'))
  await frame.getByText('Ada Righi').first().click()
  await page.waitForURL(/\/presentation\/author\/ada\/name/)
  await frame.getByRole('heading', { level: 1 }).click()
  await page.waitForURL(/\/presentation\/article\/carta\/title/)
})

it('marks in the page the field that is edited in the form', async () => {
  await page.getByTestId('field-lead').locator('textarea').click()
  await expect
    .poll(() => frame.locator('[data-edicola-shown]').textContent())
    .toBe('Che cosa si legge al mattino.')
})

it('shows an edit in the page without loading it again', async () => {
  await frame.locator('body').evaluate(() => Object.assign(window, { sameWindow: true }))
  await page.getByTestId('field-title').locator('input').fill('La carta che tace')
  await frame.getByRole('heading', { level: 1, name: 'La carta che tace' }).waitFor()
  expect(await frame.locator('body').evaluate(() => 'sameWindow' in window)).toBe(true)
  const { title } = found(await studio.client.getDocument('drafts.carta'))
  expect(title).toBe('La carta che tace')
  expect(await studio.client.getDocument('carta')).toBeUndefined()
})

it('shows the page as on a telephone', async () => {
  await page.getByTestId('preview-viewport-toggle').click()
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.width)
    .toBeLessThan(400)
  await page.getByTestId('preview-viewport-toggle').click()
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.width)
    .toBeGreaterThan(700)
})

it('walks through the site when fields are not to be chosen', async () => {
  await chooseFields(false)
  await frame.getByRole('link', { name: 'Ada Righi' }).first().click()
  await frame.getByRole('heading', { level: 1, name: 'Ada Righi' }).waitFor()
  await page.waitForURL(/preview=[^&]*anteprima\/persone\/ada/)
  await chooseFields(true)
})

it('shows events and people', async () => {
  await see('festa', 'event', '/eventi/festa/')
  await frame.getByRole('heading', { level: 1, name: 'La festa del chiosco' }).waitFor()
  await see('ada', 'author', '/persone/ada/')
  await frame.getByText('Cronista').first().waitFor()
})

it('says what a draft lacks, and leads to the field', async () => {
  await see('iniziata', 'article', '/_/documento/iniziata')
  await frame.getByRole('heading', { level: 1, name: 'Appena iniziata' }).waitFor()
  await frame.getByRole('link', { name: 'Scegli la categoria.' }).click()
  await page.waitForURL(/\/presentation\/article\/iniziata\/category/)
  const notice = frame.getByRole('complementary', { name: 'Prima di pubblicare' })
  expect(await notice.textContent()).toContain('prima di pubblicare')
})

it('leads to the field beside the page also when fields are not to be chosen', async () => {
  await chooseFields(false)
  await see('iniziata', 'article', '/_/documento/iniziata')
  await frame.getByRole('link', { name: 'Scegli la categoria.' }).click()
  await page.waitForURL(/\/presentation\/article\/iniziata\/category/)
  await frame.getByRole('heading', { level: 1, name: 'Appena iniziata' }).waitFor()
  await chooseFields(true)
})

it('shows the version of the release that is chosen', async () => {
  await studio.client.releases.create({ releaseId: 'rNatale', metadata: { title: 'Natale' } })
  const { _id, _rev, ...carta } = found(await studio.client.getDocument('drafts.carta'))
  await studio.client.create({
    ...carta,
    _id: 'versions.rNatale.carta',
    title: 'La carta a Natale',
  })
  await page.goto(
    `${studio.url}/presentation/article/carta?perspective=rNatale&preview=/anteprima/articoli/la-carta/`,
  )
  await frame.getByRole('heading', { level: 1, name: 'La carta a Natale' }).waitFor()
  await page.goto(`${studio.url}/presentation/article/carta?preview=/anteprima/articoli/la-carta/`)
  await frame.getByRole('heading', { level: 1, name: 'La carta che tace' }).waitFor()
})

it('shares a page with somebody outside, who reads it on a telephone', async () => {
  await page.goto(`${studio.url}/intent/edit/id=carta;type=article`)
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Condividi l’anteprima' }).click()
  await page.getByRole('button', { name: 'Crea il collegamento' }).click()
  await page.getByText(/^Vale fino al/).waitFor()
  const url = await page.getByRole('textbox', { name: 'Condividi l’anteprima' }).inputValue()
  expect(await axe(page, '[data-ui="Dialog"]')).toEqual([])

  const guests = await browser.newContext({
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: true,
  })
  const guest = await guests.newPage()
  const failed: string[] = []
  guest.on('requestfailed', (request) => failed.push(request.url()))
  await guest.goto(url)
  await guest.getByRole('heading', { level: 1, name: 'La carta che tace' }).waitFor()
  await guest.getByText('questa pagina non è pubblicata').waitFor()
  const { width } = found(await guest.locator('body').boundingBox())
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  const font = await guest.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status === 'loaded').length
  })
  expect(font).toBeGreaterThan(0)
  expect(failed).toEqual([])
  expect(await axe(guest)).toEqual([])
  await guest.goto(`${url}x`)
  await guest.getByRole('heading', { name: 'Il collegamento non è valido' }).waitFor()
  expect(await axe(guest)).toEqual([])
  await guests.close()
})

it('serves whoever writes drafts and publishes nothing, and has no fault that axe finds', async () => {
  const looks = { locale: 'it-IT', colorScheme: 'dark' } as const
  const contributors = await signedIn(browser, studio, 'contributor', looks)
  const contributor = await contributors.newPage()
  contributor.setDefaultTimeout(60_000)
  await contributor.goto(studio.url)
  await contributor.getByRole('link', { name: 'Anteprima', exact: true }).click()
  const front = contributor.frameLocator('iframe')
  await front.getByRole('link', { name: 'La carta che tace' }).first().waitFor()
  await contributor.goto(`${studio.url}/anteprima/_/documento/iniziata`)
  await contributor.getByRole('heading', { level: 1, name: 'Appena iniziata' }).waitFor()
  expect(await axe(contributor)).toEqual([])
  await contributor.getByRole('link', { name: 'Articoli', exact: true }).first().click()
  await contributor.waitForURL(`${studio.url}/anteprima/articoli/`)
  await contributors.close()
})

it('has let nothing run in a page that its policy forbids, nor asked another host', () => {
  expect(refused).toEqual([])
  expect(forbidden.addresses).toEqual([])
})

async function axe(where: Page, part?: string): Promise<unknown[]> {
  const builder = new AxeBuilder({ page: where })
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))
}
