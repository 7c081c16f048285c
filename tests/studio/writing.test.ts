import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
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
  await studio.client.create({
    _id: 'drafts.bottega',
    _type: 'article',
    title: 'La bottega',
    lead: 'Che cosa resta quando si abbassa la serranda.',
    language: 'it',
    slug: { _type: 'slug', current: 'la-bottega' },
  })
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${studio.url}/intent/edit/id=bottega;type=article`)
  await page.getByTestId('form-view').waitFor()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

const faults = async (part: string): Promise<unknown[]> => {
  const { violations } = await axeOn(page).include(part).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))
}

it('sets Italian quotes, apostrophes and dots right as they are typed, and counts the words', async () => {
  const body = page.getByTestId('field-body')
  // The first click only wakes the editor.
  await body.locator('[contenteditable]').first().click({ force: true })
  const text = body.locator('[contenteditable="true"]').first()
  await text.click()
  await page.keyboard.type('Disse: <<Ecco "la carta">> e l\'edicola... aperta. ', { delay: 20 })
  await expect
    .poll(() => text.innerText())
    .toContain('Disse: «Ecco “la carta”» e l’edicola… aperta.')
  await page.getByText('8 parole · 1 minuto di lettura').waitFor()
})

/** Pastes as a browser does, with what another program has put on the clipboard. */
async function paste(formats: Record<string, string>): Promise<void> {
  await page
    .getByTestId('field-body')
    .locator('[contenteditable="true"]')
    .first()
    .evaluate((element, given) => {
      const clipboardData = new DataTransfer()
      for (const [format, text] of Object.entries(given)) clipboardData.setData(format, text)
      const how = { clipboardData, bubbles: true, cancelable: true }
      element.dispatchEvent(new ClipboardEvent('paste', how))
    }, formats)
}

const bodyOf = async (): Promise<any[]> =>
  (await studio.client.getDocument('drafts.bottega'))?.['body'] ?? []

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

it('takes over tables, notes and pictures that are pasted, and says what is left to do', async () => {
  const text = page.getByTestId('field-body').locator('[contenteditable="true"]').first()
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await paste({
    'text/html': `<h1>Listino</h1><p>La legge<sup><a href="#fn1" id="fnref1">1</a></sup> fissa H<sub>2</sub>O.</p>
      <table><tr><th>Anno</th></tr><tr><td>2024</td></tr></table>
      <p><img src="https://example.org/molo.jpg" alt="Un molo"></p>
      <p><img src="data:image/png;base64,${pixel}" alt="Un punto"></p>
      <ol><li id="fn1">Del 1948. <a href="#fnref1">↩</a></li></ol>`,
    'text/plain': 'Listino',
  })
  await page.getByText('1 immagine da caricare').waitFor()
  await page.getByText('Non riportato: 1 apice o pedice').waitFor()
  await expect
    .poll(async () => (await bodyOf()).map(({ _type, style }) => style ?? _type))
    .toEqual(['normal', 'h2', 'normal', 'table', 'figure', 'figure'])
  const [, , law, table, figure, kept] = await bodyOf()
  expect(law.markDefs).toMatchObject([{ _type: 'footnote', text: 'Del 1948.' }])
  expect(table.rows.map(({ cells }: { cells: string[] }) => cells)).toEqual([['Anno'], ['2024']])
  expect(figure).toMatchObject({ alt: 'Un molo', originalUrl: 'https://example.org/molo.jpg' })
  // What came with its bytes is a picture of the lake.
  expect(kept.asset._ref).toMatch(/^image-[0-9a-f]{40}-1x1-png$/)
})

it('takes over Markdown, and makes a video of its address', async () => {
  const text = page.getByTestId('field-body').locator('[contenteditable="true"]').first()
  await text.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await bodyOf()).length).toBeLessThan(2)
  await text.click()
  await paste({ 'text/plain': '## Voci\n\n- una **voce**\n- due\n' })
  await expect
    .poll(async () => (await bodyOf()).map(({ listItem, style }) => listItem ?? style))
    .toEqual(['h2', 'bullet', 'bullet'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await paste({ 'text/plain': 'https://youtu.be/abcdef12345' })
  await expect
    .poll(async () => (await bodyOf()).find(({ _type }) => _type === 'embed'))
    .toMatchObject({ provider: 'youtube', url: 'https://youtu.be/abcdef12345' })
})

it('fills an article from a file of Markdown, after saying what it will replace', async () => {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Importa da Markdown' }).click()
  const dialog = page.getByRole('dialog')
  const file = (text: string) => ({
    name: 'a.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  })
  await dialog.getByLabel('File').setInputFiles(file('---\ntitle: "aperto\n---\n'))
  await dialog.getByRole('alert').getByText('line 1').waitFor()
  const markdown = '---\ntitle: Il molo\nlayout: post\n---\n\n## Uno\n\n| A |\n| - |\n| 1 |\n'
  await dialog.getByLabel('File').setInputFiles(file(markdown))
  await dialog.getByText('2 blocchi di testo').waitFor()
  await dialog.getByText('Non riportato: “layout”').waitFor()
  await dialog.getByText('sarà sostituito').waitFor()
  expect(await faults('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', { name: 'Importa', exact: true }).click()
  await expect
    .poll(() => studio.client.getDocument('drafts.bottega'))
    .toMatchObject({
      title: 'Il molo',
      slug: { current: 'il-molo' },
      body: [{ style: 'h2' }, { _type: 'table' }],
    })
})

it('shows how the page will look in a search and on social networks', async () => {
  await page.getByTestId('group-tab-sharing').click()
  const result = page.getByTestId('search-preview')
  await expect.poll(() => result.textContent()).toContain('articoli › il-molo')
  await expect
    .poll(() => result.textContent())
    .toContain('Che cosa resta quando si abbassa la serranda.')
  const title = page.getByTestId('field-seo.title').getByTestId('string-input')
  await title.fill('Una bottega')
  await expect.poll(() => result.textContent()).toContain('Una bottega')
  await expect.poll(() => page.getByTestId('social-preview').textContent()).toContain('Una bottega')
  for (const part of ['search-preview', 'social-preview']) {
    expect(await faults(`[data-testid="${part}"]`)).toEqual([])
  }
})
