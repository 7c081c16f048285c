import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type ForbiddenRequests, forbidOtherHosts } from './forbidOtherHosts.ts'
import { launchBrowser } from './launchBrowser.ts'
import { type EdicolaPlace, freePlace, runEdicola, type RunningEdicola } from './runEdicola.ts'
import { type StudioDesk, studioDesk } from './studioDesk.ts'

const articlePath = '/articoli/la-carta-che-parla/'
const patience = { timeout: 60_000, interval: 50 }

let place: EdicolaPlace
let edicola: RunningEdicola
let browser: Browser
let editorContext: BrowserContext
let editor: Page
let desk: StudioDesk
const forbidden: ForbiddenRequests[] = []

beforeAll(async () => {
  place = await freePlace(await mkdtemp(join(tmpdir(), 'edicola-loop-')))
  edicola = await runEdicola(place, ['--empty'])
  browser = await launchBrowser()
  editorContext = await browser.newContext({
    locale: 'it-IT',
    viewport: { width: 1440, height: 900 },
  })
  forbidden.push(forbidOtherHosts(editorContext))
  editor = await editorContext.newPage()
  editor.setDefaultTimeout(60_000)
  desk = studioDesk(editor, edicola.cmsUrl)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await edicola?.stop('SIGTERM')
  await rm(place.dataFolder, { recursive: true, force: true })
}, 240_000)

beforeEach(({ onTestFailed }) => {
  onTestFailed(async () => {
    const path = resolve('node_modules/.cache/edicola/loop-failure.png')
    await editor.screenshot({ path })
    console.log(`the Studio at the failure: ${path}\n${edicola.output().slice(-3000)}`)
  })
})

const site = (path: string): Promise<Response> => fetch(`${edicola.siteUrl}${path}`)

/** Kills the process as a power cut would, and starts it again at the same addresses. */
async function killAndRestart(): Promise<void> {
  await edicola.stop('SIGKILL')
  edicola = await runEdicola(place)
}

/** Milliseconds from a moment until something is seen. */
async function waitSince(started: number, seen: () => Promise<boolean>): Promise<number> {
  await vi.waitUntil(seen, patience)
  return Math.round(performance.now() - started)
}

const pageSays = async (text: string): Promise<boolean> =>
  (await (await site(articlePath)).text()).includes(text)

test('an editor signs in with the printed link and prepares author and category', async () => {
  expect(edicola.signInLink).toBeDefined()
  await editor.goto(edicola.signInLink ?? '')
  await editor.getByTestId('studio-navbar').waitFor()
  expect(await editor.locator('html').getAttribute('lang')).toMatch(/^it/)

  await desk.startNew('Persone')
  await desk.write('name', 'Ada Righi')
  await desk.generateSlug()
  await desk.publish()
  await desk.startNew('Categorie')
  await desk.write('title', 'Mestieri')
  await desk.generateSlug()
  await desk.publish()
}, 240_000)

test('a published article appears on the site', async () => {
  await desk.startNew('Articoli')
  await desk.write('title', 'La carta che parla')
  await desk.generateSlug()
  const buffer = await sharp({
    create: { width: 1200, height: 800, channels: 3, background: '#b32' },
  })
    .jpeg()
    .toBuffer()
  await desk.upload('hero', { name: 'edicola.jpg', mimeType: 'image/jpeg', buffer })
  await desk.write('hero.alt', 'Una edicola rossa al mattino')
  await desk.focusText('body')
  const keyboard = editor.keyboard
  await keyboard.type('Tutto comincia da un collegamento')
  // The editor may put its own cursor back after the keys.
  await expect
    .poll(async () => {
      await keyboard.press('End')
      await keyboard.press('Control+Shift+ArrowLeft')
      return editor.evaluate(() => getSelection()?.toString())
    })
    .toBe('collegamento')
  await desk.link('body', 'https://example.it/carta')
  await desk.focusText('body')
  await keyboard.press('Control+End')
  for (const line of [
    '## Prima parte…',
    'Il chiosco apre.',
    '## Seconda parte!',
    '> Leggere è vedere',
  ]) {
    await keyboard.press('Enter')
    await keyboard.type(line)
  }
  await desk.add('authors', 'Ada Righi')
  await desk.showGroup('placement')
  await desk.choose('category', 'Mestieri')
  expect((await site(articlePath)).status).toBe(404)
  const clicked = await desk.publish()
  const wait = await waitSince(clicked, async () => (await site(articlePath)).status === 200)
  console.log(`publish → visible: ${wait} ms`)

  const reader = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await reader.goto(`${edicola.siteUrl}${articlePath}`)
  expect(await reader.getByRole('heading', { level: 1 }).textContent()).toContain(
    'La carta che parla',
  )
  expect(
    await reader.getByRole('heading', { level: 2, name: /Prima parte|Seconda parte/ }).count(),
  ).toBe(2)
  expect(await reader.locator('blockquote').first().textContent()).toContain('Leggere è vedere')
  expect(await reader.getByRole('link', { name: 'collegamento' }).getAttribute('href')).toBe(
    'https://example.it/carta',
  )
  const picture = reader.getByRole('img', { name: 'Una edicola rossa al mattino' })
  expect(
    await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBeGreaterThan(300)
  await reader.close()
}, 240_000)

test('nothing published is lost when the process is killed', async () => {
  await killAndRestart()
  expect(await pageSays('La carta che parla')).toBe(true)
  await desk.open('Articoli')
  await editor.getByText('La carta che parla').first().waitFor()
}, 240_000)

test('a comment sent without JavaScript waits for an editor', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'it-IT',
    viewport: { width: 390, height: 844 },
  })
  forbidden.push(forbidOtherHosts(context))
  const reader = await context.newPage()
  await reader.goto(`${edicola.siteUrl}${articlePath}`)
  await reader.getByLabel(/^Nome/).fill('Bruna')
  await reader.getByLabel(/^Email/).fill('bruna@example.it')
  await reader.getByLabel(/^Commento/).fill('La carta mi ha risposto: «buongiorno».')
  await reader.locator('form[action*="/comments"] [type="submit"]').click()
  await reader.waitForURL(`**${articlePath}#grazie`)
  await context.close()

  await killAndRestart()
  expect(await pageSays('La carta mi ha risposto')).toBe(false)
}, 240_000)

test('an approved comment appears under the article', async () => {
  await desk.open('Da moderare')
  await editor.getByText('Bruna').first().click()
  await editor.getByText('La carta mi ha risposto').first().waitFor()
  await editor.getByRole('button', { name: 'Approva', exact: true }).click()
  const wait = await waitSince(performance.now(), () => pageSays('La carta mi ha risposto'))
  console.log(`approve → visible: ${wait} ms`)
  const html = await (await site(articlePath)).text()
  expect(html).toContain('Bruna')
  expect(html).not.toContain('bruna@example.it')
}, 240_000)

test('nothing was asked of another host', () => {
  expect(forbidden.flatMap(({ addresses }) => addresses)).toEqual([])
})

test('Ctrl-C stops everything', async () => {
  expect(await edicola.stop('SIGINT')).toBe(0)
  await expect(site('/')).rejects.toThrow()
})
