import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from '../studio/serveStudio.ts'
import { signedIn } from '../studio/signedIn.ts'
import { found } from '../found.ts'

vi.setConfig({ testTimeout: 300_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
}, 300_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

/** The title of a document in the Studio of a person who has just signed in. */
async function openTitle(role: string): Promise<Locator> {
  const context = await signedIn(browser, studio, role)
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.goto(`${studio.url}/intent/edit/id=insieme;type=page`)
  const title = page.getByTestId('field-title').getByTestId('string-input')
  await title.waitFor()
  return title
}

const stored = async (): Promise<unknown> =>
  (await studio.client.getDocument('drafts.insieme'))?.['title']

it('two people type in one field, lose the connection, and go on with one text', async () => {
  await studio.client.create({
    _id: 'drafts.insieme',
    _type: 'page',
    title: 'in mezzo',
    language: 'it',
    slug: { _type: 'slug', current: 'insieme' },
  })
  const titles = await Promise.all(['editor', 'administrator'].map(openTitle))
  const [first, second] = titles
  const allShow = async (text: string): Promise<void> => {
    for (const title of titles) await expect.poll(() => title.inputValue()).toBe(text)
    await expect.poll(stored).toBe(text)
  }
  await allShow('in mezzo')

  // At both ends at once.
  await found(first).press('Home')
  await found(second).press('End')
  await Promise.all([
    found(first).pressSequentially('prima ', { delay: 40 }),
    found(second).pressSequentially(' dopo', { delay: 40 }),
  ])
  // The caret of a plain field does not keep its place when the other one types before it; but
  // nobody's letters are lost, and both see the same.
  const letters = (text: unknown): string => Array.from(String(text)).sort().join('')
  await expect.poll(async () => letters(await stored())).toBe(letters('prima in mezzo dopo'))
  await expect
    .poll(async () => {
      const shown = await Promise.all(titles.map((title) => title.inputValue()))
      return new Set([...shown, await stored()]).size
    })
    .toBe(1)

  // What happens while they are cut off is there when they are back, and so is what they type then.
  studio.dropSockets()
  await studio.client.patch('drafts.insieme').set({ title: 'cambiato nel frattempo' }).commit()
  await allShow('cambiato nel frattempo')
  await found(first).press('End')
  await found(first).pressSequentially(', e poi', { delay: 40 })
  await allShow('cambiato nel frattempo, e poi')
})
