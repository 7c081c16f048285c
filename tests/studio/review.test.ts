import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()))
})

const block = {
  _type: 'block',
  _key: 'a',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 'a', text: 'Via Roma 1.', marks: [] }],
}
const draft = {
  _id: 'drafts.contatti',
  _type: 'page',
  title: 'Contatti',
  language: 'it',
  slug: { _type: 'slug', current: 'contatti' },
  body: [block],
}

async function open(role: string, path: string): Promise<Page> {
  const context = await signedIn(browser, studio, role)
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${studio.url}${path}`)
  return page
}

const chooseAction = async (page: Page, name: string): Promise<void> => {
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name }).click()
}

it('goes from draft to review to ready to the site, and says who and when', async () => {
  await studio.client.create(draft)
  const before = await studio.client.getDocument('drafts.contatti')
  const contributor = await open('contributor', '/intent/edit/id=contatti;type=page')
  await contributor.getByTestId('form-view').waitFor()

  // Who may not publish has the review in the first place, and reads who publishes.
  await contributor.getByTestId('action-menu-button').last().click()
  const publish = contributor.getByRole('menuitem', { name: 'Pubblica' })
  await expect.poll(() => publish.isDisabled()).toBe(true)
  expect(await contributor.getByRole('menuitem', { name: 'Segna come pronto' }).count()).toBe(0)
  await publish.hover({ force: true })
  await contributor.getByText('Pubblica chi redige o amministra: chiedi la revisione.').waitFor()
  await contributor.keyboard.press('Escape')
  await contributor.getByTestId('action-chiedilarevisione').click()
  await contributor.getByText('Revisione chiesta').waitFor()
  await expect
    .poll(async () => (await studio.client.getDocument('drafts.review-contatti'))?.['state'])
    .toBe('toReview')
  // The text itself is as it was: asking changes nothing in it.
  expect(await studio.client.getDocument('drafts.contatti')).toEqual(before)

  // The lake refuses what the Studio does not offer.
  const refused = await contributor.evaluate(async () => {
    const actionType = 'sanity.action.document.publish'
    const pair = { draftId: 'drafts.contatti', publishedId: 'contatti' }
    const answer = await fetch('/v2025-02-19/data/actions/production', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ actions: [{ actionType, ...pair }] }),
    })
    return answer.status
  })
  expect(refused).toBe(403)

  const editor = await open('editor', '/')
  await editor.getByTestId('pane-item-Da rivedere').click()
  const row = editor.getByRole('link', { name: /Contatti.*lo chiede Elena Rossi/s })
  await row.waitFor()
  const axe = await axeOn(editor).include('[data-testid="pane"]').analyze()
  expect(axe.violations.map(({ id }) => id)).toEqual([])
  await row.focus()
  await editor.keyboard.press('Enter')
  await editor.getByTestId('form-view').waitFor()
  await chooseAction(editor, 'Segna come pronto')
  await editor.getByText('Segnato come pronto.').waitFor()
  await expect
    .poll(async () => (await studio.client.getDocument('drafts.review-contatti'))?.['state'])
    .toBe('ready')
  // The contributor sees it without loading anything anew.
  await contributor.getByText('Pronto', { exact: true }).waitFor()

  await editor.getByTestId('action-pubblica').click()
  await expect.poll(() => studio.client.getDocument('contatti')).toBeTruthy()
  expect(Object.keys((await studio.client.getDocument('contatti')) ?? {})).not.toContain('state')
  await editor.goto(studio.url)
  await editor.getByTestId('pane-item-Da rivedere').click()
  await editor.getByText('Non c’è niente da rivedere.').waitFor()
})
