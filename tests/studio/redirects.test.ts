import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

const slug = (current: string) => ({ _type: 'slug', current })
const tag = { _id: 'carta', _type: 'tag', title: 'Carta', language: 'it', slug: slug('carta') }

beforeEach(async () => {
  await studio.client.delete({ query: '*[_type in ["redirect", "tag"]]' })
  await studio.client
    .transaction()
    .create(tag)
    .create({ ...tag, _id: 'legno', title: 'Legno', slug: slug('legno') })
    .commit()
})

const redirects = () =>
  studio.client.fetch('*[_type == "redirect"] | order(from asc) {from, to, "target": target._ref}')

const openTag = async (): Promise<void> => {
  await page.goto(`${studio.url}/intent/edit/id=carta;type=tag`)
  await page.getByTestId('form-view').waitFor()
}

it('leaves a redirect when a published page moves, without leading in circles', async () => {
  await studio.client.create({
    _id: 'circle',
    _type: 'redirect',
    from: '/tag/cartoleria/',
    target: { _type: 'reference', _ref: 'carta' },
    permanent: true,
  })
  await studio.client.create({ ...tag, _id: 'drafts.carta', slug: slug('cartoleria') })
  await openTag()
  await page.getByTestId('action-pubblica').click()
  await expect
    .poll(async () => (await studio.client.getDocument('carta'))?.['slug'].current)
    .toBe('cartoleria')
  expect(await redirects()).toEqual([{ from: '/tag/carta/', to: null, target: 'carta' }])
  await page.getByText('Chi arriva al vecchio indirizzo sarà portato al nuovo').waitFor()
})

it('leaves none when the address stays', async () => {
  await studio.client.create({ ...tag, _id: 'drafts.carta', title: 'La carta' })
  await openTag()
  await page.getByTestId('action-pubblica').click()
  await expect
    .poll(async () => (await studio.client.getDocument('carta'))?.['title'])
    .toBe('La carta')
  expect(await redirects()).toEqual([])
})

it('lets a page go off the site whose address has moved, and finds it again when it is back', async () => {
  await studio.client.create({ ...tag, _id: 'drafts.carta', slug: slug('cartoleria') })
  await openTag()
  await page.getByTestId('action-pubblica').click()
  await expect.poll(redirects).toEqual([{ from: '/tag/carta/', to: null, target: 'carta' }])
  await page.getByText('Pubblicato', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Rimuovi pubblicazione' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Rimuovi pubblicazione/ })
    .click()
  await expect.poll(() => studio.client.getDocument('carta')).toBeFalsy()
  expect(await redirects()).toEqual([{ from: '/tag/carta/', to: null, target: 'carta' }])
  await studio.client.delete('drafts.carta')
})

async function askToDelete(): Promise<void> {
  await openTag()
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: /^Elimina/ }).click()
}

it('asks where to send the readers of a page that is deleted, and sends them there', async () => {
  await studio.client.create({
    _id: 'earlier',
    _type: 'redirect',
    from: '/tag/vecchia-carta/',
    target: { _type: 'reference', _ref: 'carta' },
    permanent: true,
  })
  await askToDelete()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Dove mandare chi cercherà /tag/carta/?').waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: 'Elimina' }).isDisabled()).toBe(true)
  await dialog.getByRole('searchbox', { name: 'Pagina' }).fill('legn')
  await dialog.getByRole('button', { name: 'Legno' }).click()
  await dialog.getByRole('button', { name: 'Elimina' }).click()
  await expect.poll(() => studio.client.getDocument('carta')).toBeFalsy()
  expect(await redirects()).toEqual([
    { from: '/tag/carta/', to: null, target: 'legno' },
    { from: '/tag/vecchia-carta/', to: null, target: 'legno' },
  ])
})

it('does not delete a page that other documents need, and says which they are', async () => {
  await studio.client.create({
    _id: 'bottega',
    _type: 'article',
    title: 'La bottega',
    tags: [{ _type: 'reference', _ref: 'carta', _key: 'a' }],
  })
  onTestFinished(async () => void (await studio.client.delete('bottega')))
  await askToDelete()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Non si può eliminare finché').waitFor()
  await dialog.getByRole('link', { name: 'La bottega' }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Elimina' }).count()).toBe(0)
  // Who takes the link away may go on in the same dialog.
  await studio.client.delete('bottega')
  await dialog.getByLabel('Da nessuna parte').click()
  await dialog.getByRole('button', { name: 'Elimina' }).click()
  await expect.poll(() => studio.client.getDocument('carta')).toBeFalsy()
})
