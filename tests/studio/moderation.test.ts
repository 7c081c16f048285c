import type { Locator, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { writeComments, type WrittenComment } from './writeComments.ts'

// A Studio starts slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 240_000 })

const pageSize = 50
const many = 130

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let editor: Page
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  await studio.client
    .transaction()
    .create({ _id: 'bottega', _type: 'article', title: 'La bottega', language: 'it' })
    .create({ _id: 'fiume', _type: 'article', title: 'Il fiume', language: 'it' })
    .commit()
  editor = await openStudio('editor')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

// A Studio takes seconds to load: the editor stays in the one that was opened first.
beforeEach(async ({ onTestFailed }) => {
  await studio.client.delete({ query: '*[_type == "comment"]' })
  page = editor
  onTestFailed(() => editor.goto(studio.url).then(() => undefined))
})

async function openStudio(role: string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await signedIn(browser, studio, role)
  const key = 'sanityStudio:ui:colorScheme'
  await context.addInitScript((words) => localStorage.setItem(...words), [key, scheme] as const)
  const opened = await context.newPage()
  opened.setDefaultTimeout(60_000)
  await opened.goto(studio.url)
  return opened
}

const write = (...comments: readonly WrittenComment[]): Promise<void> =>
  writeComments(studio.client, comments)

/** Opens the queue from the desk, as an editor does, without touching the mouse afterwards. */
async function openQueue(): Promise<void> {
  await page.getByRole('link', { name: 'Redazione', exact: true }).click()
  await page.getByRole('link', { name: /Da moderare/ }).click()
  await page.waitForURL('**/moderation')
}

const rows = (): Locator => page.getByRole('listbox', { name: 'Commenti' }).getByRole('option')
const current = (name: string): Promise<void> =>
  page.locator('[data-current] .name', { hasText: name }).waitFor()
const status = async (id: string) => (await studio.client.getDocument(`comment.${id}`))?.['status']

describe('by keyboard alone', () => {
  it('walks down the queue and decides, moving on by itself', async () => {
    await write({ id: 'ada' }, { id: 'bice' }, { id: 'ciro' }, { id: 'dora' })
    await openQueue()
    await current('ada')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await current('bice')
    await page.keyboard.press('s')
    await current('ciro')
    await page.keyboard.press('d')
    await current('dora')
    await expect.poll(() => status('ada')).toBe('approved')
    await expect.poll(() => status('bice')).toBe('spam')
    await expect.poll(() => status('ciro')).toBe('trash')
    expect(await status('dora')).toBe('pending')
    await page.getByRole('button', { name: 'Da moderare 1' }).waitFor()
    await page.keyboard.press('a')
    await page.getByText('Nessun commento da moderare').waitFor()
  })

  it('takes decisions back, the last one first, even before it is stored', async () => {
    await write({ id: 'ada' }, { id: 'bice' })
    await openQueue()
    await current('ada')
    await page.keyboard.press('s')
    await current('bice')
    await page.keyboard.press('d')
    await expect.poll(() => status('bice')).toBe('trash')
    await expect.poll(() => status('ada')).toBe('spam')
    await page.getByText('Nessun commento da moderare').waitFor()
    await page.keyboard.press('u')
    await current('bice')
    expect(await status('ada')).toBe('spam')
    await page.keyboard.press('u')
    await current('ada')
    await expect.poll(() => status('bice')).toBe('pending')
    await expect.poll(() => status('ada')).toBe('pending')
    await page.keyboard.press('s')
    await expect.poll(() => status('ada')).toBe('spam')
    await page.getByText('Commento segnato come spam.').waitFor()
    const slow = Promise.withResolvers<void>()
    const hold = (route: Route): Promise<void> => slow.promise.then(() => route.continue())
    await page.route('**/data/mutate/**', hold, { times: 1 })
    await Promise.all([page.waitForRequest('**/data/mutate/**'), page.keyboard.press('d')])
    await page.keyboard.press('u')
    slow.resolve()
    await current('bice')
    expect(await status('ada')).toBe('spam')
  })

  it('selects several and decides on them together, and takes that back together', async () => {
    await write({ id: 'ada' }, { id: 'bice' }, { id: 'ciro' }, { id: 'dora' })
    await openQueue()
    await current('ada')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+J')
    await page.getByText('3 scelti').waitFor()
    await page.keyboard.press('s')
    await page.getByText('3 commenti segnati come spam.').waitFor()
    await current('dora')
    const three = () => Promise.all(['ada', 'bice', 'ciro'].map(status))
    await expect.poll(three).toEqual(Array(3).fill('spam'))
    await page.keyboard.press('u')
    await current('ada')
    await expect.poll(three).toEqual(Array(3).fill('pending'))
  })

  it('replies as the staff, which approves the comment', async () => {
    await write({ id: 'ada', body: 'A che ora aprite?' })
    await openQueue()
    await current('ada')
    await page.keyboard.press('r')
    await page.getByLabel('La tua risposta').waitFor()
    // Letters are words here, not decisions.
    await page.keyboard.type('Alle sei: sad, ma vero.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Risposta pubblicata.').waitFor()
    await expect.poll(() => status('ada')).toBe('approved')
    const reply = await studio.client.fetch('*[_type == "comment" && authorReply][0]')
    expect(reply).toMatchObject({
      name: 'Elena Rossi',
      body: 'Alle sei: sad, ma vero.',
      status: 'approved',
      parent: { _ref: 'comment.ada' },
      article: { _ref: 'bottega' },
    })
    expect(reply._id).toMatch(/^comment\./)
  })

  it('searches words and names, and comes back to the list', async () => {
    await write({ id: 'ada', body: 'Il tassello giallo' }, { id: 'bice' }, { id: 'tasso' })
    await openQueue()
    await current('ada')
    await page.keyboard.press('/')
    await page.keyboard.type('tass')
    await expect.poll(() => rows().count()).toBe(2)
    // The list has come; what is typed on is still words and no decision.
    await page.keyboard.type('asd')
    await page.getByText('Nessun commento').waitFor()
    for (const _ of 'asd') await page.keyboard.press('Backspace')
    await expect.poll(() => rows().count()).toBe(2)
    expect(await status('ada')).toBe('pending')
    await page.keyboard.press('Enter')
    await page.keyboard.press('j')
    await current('tasso')
    await page.keyboard.press('a')
    await expect.poll(() => status('tasso')).toBe('approved')
  })
})

describe('the queue', () => {
  it('shows why a comment was held, its thread, and others under the same name', async () => {
    await write(
      { id: 'ada', name: 'Ada', minute: 9, status: 'approved', body: 'Il capostipite' },
      { id: 'bice', minute: 5, parent: 'ada', holdReasons: ['links'], name: 'Bice' },
      { id: 'ciro', minute: 1, parent: 'bice', status: 'approved', body: 'La risposta' },
      { id: 'altro', minute: 20, name: 'Bice', status: 'spam', article: 'fiume' },
    )
    await openQueue()
    const pane = page.getByRole('region', { name: 'Il commento scelto' })
    await pane.getByText('Contiene due o più collegamenti').waitFor()
    await pane.getByText('Il capostipite').waitFor()
    await pane.getByText('La risposta').waitFor()
    await pane.getByText('Con lo stesso nome').waitFor()
    await pane.getByRole('button', { name: /Il fiume/ }).click()
    await page.waitForURL('**/moderation/comment.altro')
    await pane.getByText('Segnato come spam').first().waitFor()
  })

  it('takes in a comment that arrives, and lets go one that another editor decides on', async () => {
    await write({ id: 'ada' })
    await openQueue()
    await current('ada')
    await write({ id: 'bice', minute: -5 })
    await expect.poll(() => rows().count()).toBe(2)
    // What arrives above does not take the place of what is being read.
    await current('ada')
    await studio.client.patch('comment.bice').set({ status: 'approved' }).commit()
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByRole('button', { name: 'Approvati 1' }).waitFor()
  })

  it('filters by status, reason and article', async () => {
    await write(
      { id: 'ada', holdReasons: ['links'] },
      { id: 'bice', article: 'fiume' },
      { id: 'ciro', status: 'spam' },
    )
    await openQueue()
    await expect.poll(() => rows().count()).toBe(2)
    await page.getByLabel('Motivo').selectOption('links')
    await expect.poll(() => rows().allTextContents()).toEqual([expect.stringContaining('ada')])
    await page.getByLabel('Motivo').selectOption('')
    await page.getByRole('combobox', { name: 'Articolo' }).fill('fiume')
    await page.getByRole('option', { name: 'Il fiume', exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Il fiume')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows().allTextContents()).toEqual([expect.stringContaining('bice')])
    await page.getByRole('button', { name: /^Spam/ }).first().click()
    await page.getByRole('button', { name: 'Togli i filtri' }).click()
    await current('ciro')
  })

  it('reads a page at a time, and more as the hands go down', async () => {
    const names = Array.from({ length: many }, (_, index) => `c${String(index).padStart(3, '0')}`)
    await write(...names.map((id) => ({ id })))
    await openQueue()
    await current('c000')
    await expect.poll(() => rows().count()).toBe(pageSize)
    for (let pressed = 1; pressed < pageSize; pressed++) await page.keyboard.press('j')
    await expect.poll(() => rows().count()).toBe(2 * pageSize)
    await page.keyboard.press('j')
    await current('c050')
    expect(new Set(await rows().locator('.name').allTextContents()).size).toBe(2 * pageSize)
  })

  it('approves nothing but what was read', async () => {
    await write({ id: 'ada' })
    await openQueue()
    await current('ada')
    const edit = async (route: Route): Promise<void> => {
      await studio.client.patch('comment.ada').set({ body: 'Tutt’altre parole' }).commit()
      await route.continue()
    }
    await page.route('**/data/mutate/**', edit, { times: 1 })
    await page.keyboard.press('a')
    await page.getByText('rileggilo e decidi di nuovo').waitFor()
    expect(await status('ada')).toBe('pending')
    await rows().filter({ hasText: 'Tutt’altre parole' }).waitFor()
    await page.keyboard.press('a')
    await expect.poll(() => status('ada')).toBe('approved')
  })

  it('says that a decision was refused, and shows the comment where it is', async () => {
    await write({ id: 'ada' })
    page = await openStudio('contributor')
    onTestFinished(() => page.context().close())
    await openQueue()
    await current('ada')
    await page.keyboard.press('a')
    await page.getByText('Lo stato del commento non è cambiato').waitFor()
    await current('ada')
    expect(await status('ada')).toBe('pending')
  })

  it.each(['light', 'dark'] as const)(
    'has no accessibility fault that axe finds: %s',
    async (scheme) => {
      await write(
        { id: 'ada', holdReasons: ['links'] },
        { id: 'bice', parent: 'ada' },
        { id: 'ciro', name: 'ada' },
      )
      if (scheme === 'dark') page = await openStudio('editor', scheme)
      await openQueue()
      await current('ada')
      await page.getByText('Con lo stesso nome').waitFor()
      await page.keyboard.press('x')
      await page.keyboard.press('r')
      await page.getByLabel('La tua risposta').waitFor()
      const { violations } = await axeOn(page).include('[data-tool="moderation"]').analyze()
      expect(
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => [id, html, failureSummary]),
        ),
      ).toEqual([])
    },
  )
})
