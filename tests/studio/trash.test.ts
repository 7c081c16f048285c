import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
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
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

afterEach(() => page.close())

const contexts = new Map<string, Promise<BrowserContext>>()

/** Opens a place of the Studio as somebody with this role, in the browser that they had before. */
async function open(role: string, path = '/'): Promise<void> {
  const context = contexts.get(role) ?? signedIn(browser, studio, role)
  contexts.set(role, context)
  page = await (await context).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${studio.url}${path}`)
  await page.getByTestId('studio-navbar').waitFor()
}

const contacts = {
  _type: 'page',
  title: 'Contatti',
  language: 'it',
  slug: { _type: 'slug', current: 'contatti' },
  body: [
    {
      _type: 'block',
      _key: 'a',
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 'a', text: 'Città, «perché» — più.', marks: [] }],
    },
  ],
}

const content = (document: Record<string, unknown> | undefined) => {
  const { _id, _rev, _updatedAt, ...rest } = document ?? {}
  return rest
}

it('says what must be restored first', async () => {
  const slug = { _type: 'slug', current: 'carta' }
  await studio.client.create({ _id: 'carta', _type: 'tag', title: 'Carta', language: 'it', slug })
  const tags = [{ _type: 'reference', _ref: 'carta', _key: 'a' }]
  await studio.client.create({
    _id: 'risme',
    _type: 'article',
    title: 'Risme',
    language: 'it',
    tags,
  })
  await studio.client.delete('risme')
  await studio.client.delete('carta')
  await open('editor', '/structure/trash')
  await page.getByRole('button', { name: 'Ripristina «Risme»' }).click()
  await page.getByText('Ha bisogno di «Carta», che è stato eliminato').waitFor()
})

it('brings back what was deleted as it was, and says who deleted it', async () => {
  await studio.client.create({ ...contacts, _id: 'contatti' })
  const before = await studio.client.getDocument('contatti')
  await open('editor')
  await page.getByTestId('pane-item-Cestino').click()

  await page.goto(`${studio.url}/intent/edit/id=contatti;type=page`)
  await page.getByTestId('form-view').waitFor()
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: /^Elimina/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Da nessuna parte').click()
  await dialog.getByRole('button', { name: 'Elimina' }).click()
  await expect.poll(() => studio.client.getDocument('contatti')).toBeFalsy()

  await page.goto(studio.url)
  await page.getByTestId('pane-item-Cestino').click()
  await page.getByText(/Pagina, eliminato da Elena Rossi, \d/).waitFor()
  const axe = await axeOn(page).include('[data-testid="pane"]').analyze()
  expect(axe.violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: 'Ripristina «Contatti»' }).press('Enter')
  await page.getByTestId('form-view').waitFor()
  await expect.poll(() => studio.client.getDocument('drafts.contatti')).toBeTruthy()
  expect(content(await studio.client.getDocument('drafts.contatti'))).toEqual(content(before))
  expect(await studio.client.getDocument('contatti')).toBeFalsy()
})

it('lets those who write restore, and those who read look', async () => {
  await studio.client.create({ ...contacts, _id: 'drafts.orari', title: 'Orari' })
  await studio.client.delete('drafts.orari')
  await open('viewer')
  await page.getByTestId('pane-item-Cestino').click()
  await page.getByText('Orari').waitFor()
  expect(await page.getByRole('button', { name: 'Ripristina «Orari»' }).count()).toBe(0)
  await page.close()
  await open('contributor')
  await page.getByTestId('pane-item-Cestino').click()
  await page.getByRole('button', { name: 'Ripristina «Orari»' }).click()
  await expect
    .poll(async () => (await studio.client.getDocument('drafts.orari'))?.['title'])
    .toBe('Orari')
})

it('goes back to an earlier revision from the history of the Studio', async () => {
  await studio.client.create({ ...contacts, _id: 'storia', title: 'Prima' })
  await studio.client.create({ ...contacts, _id: 'drafts.storia', title: 'Seconda' })
  const pair = { draftId: 'drafts.storia', publishedId: 'storia' }
  await studio.client.action({ actionType: 'sanity.action.document.publish', ...pair })
  await open('editor', '/intent/edit/id=storia;type=page')
  await page.getByTestId('form-view').waitFor()
  await page
    .getByTestId('pane-footer')
    .getByText(/Ultima pubblicazione/)
    .click()
  await page.getByRole('tab', { name: 'Cronologia' }).click()
  const title = page.getByTestId('field-title').getByTestId('string-input')
  // The history comes in pieces: what is last in it now may not be its beginning.
  await expect
    .poll(async () => {
      await page.getByTestId('timeline-item-button').last().click()
      return title.inputValue()
    })
    .toBe('Prima')
  await page.getByRole('button', { name: 'Ripristina' }).click()
  await page.getByRole('button', { name: 'Conferma' }).click()
  await expect
    .poll(async () => (await studio.client.getDocument('drafts.storia'))?.['title'])
    .toBe('Prima')
})
