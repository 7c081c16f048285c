import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { launchBrowser } from './launchBrowser.ts'
import { type EdicolaPlace, freePlace, runEdicola, type RunningEdicola } from './runEdicola.ts'
import { type StudioDesk, studioDesk } from './studioDesk.ts'

vi.setConfig({ testTimeout: 240_000 })

let place: EdicolaPlace
let edicola: RunningEdicola
let browser: Browser
let page: Page
let desk: StudioDesk

beforeAll(async () => {
  place = await freePlace(await mkdtemp(join(tmpdir(), 'edicola-hour-')))
  edicola = await runEdicola(place, ['--empty'])
  browser = await launchBrowser()
  const context = await browser.newContext({
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1440, height: 900 },
  })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  desk = studioDesk(page, edicola.cmsUrl)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await edicola?.stop('SIGTERM')
  await rm(place.dataFolder, { recursive: true, force: true })
}, 240_000)

const site = async (path: string): Promise<string> =>
  (await fetch(`${edicola.siteUrl}${path}`)).text()

/** Takes a step of the first screen, which is where the way home leads. */
async function takeStep(name: string): Promise<void> {
  await page.getByTestId('studio-navbar').locator('a[href="/"]').click()
  const home = page.locator('[data-tool="home"]')
  await home.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByTestId('form-view').waitFor()
}

/** The address follows the title by itself. */
async function addressIs(slug: string): Promise<void> {
  const input = page.getByTestId('field-slug').getByRole('textbox')
  await expect.poll(() => input.inputValue()).toBe(slug)
}

/** A moment as the dialog's field has it, in Rome. */
const romeInput = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  })
    .format(at)
    .replace(' ', 'T')

/** Asks the lake, as whoever is signed in to the Studio. */
const ask = (path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([url, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(url, json === '' ? {} : { method: 'POST', headers, body: json })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [`/v2025-02-19/data/${path}`, body === undefined ? '' : JSON.stringify(body)] as const,
  )

const plansQuery = encodeURIComponent(`*[_type == "system.release" && state == "scheduled"] {
  name, publishAt,
  "versions": *[string::startsWith(_id, "versions." + ^.name + ".")] {_id, publishedAt}
}`)
const plans = z.object({
  result: z.tuple([
    z.object({
      name: z.string(),
      publishAt: z.string(),
      versions: z.tuple([z.object({ _id: z.string(), publishedAt: z.string() })]),
    }),
  ]),
})

/** The dialog plans by the minute, as which the plan is stored; nobody has to wait for one here. */
async function comeSooner(planned: string): Promise<void> {
  const asked = await ask(`query/production?perspective=raw&query=${plansQuery}`)
  const [{ name: releaseId, publishAt, versions }] = plans.parse(asked).result
  const [{ _id: id, publishedAt }] = versions
  const moments = [publishAt, publishedAt]
  expect(moments.map((moment) => romeInput(new Date(moment)))).toEqual([planned, planned])

  const soon = new Date(Date.now() + 1000).toISOString()
  const act = (name: string, when = {}): Promise<unknown> => {
    const action = { actionType: `sanity.action.release.${name}`, releaseId, ...when }
    return ask('actions/production', { actions: [action] })
  }
  await act('unschedule')
  await ask('mutate/production', { mutations: [{ patch: { id, set: { publishedAt: soon } } }] })
  await act('schedule', { publishAt: soon })
}

test('the first screen leads from the printed link to a site with a name', async () => {
  await page.goto(edicola.signInLink ?? '')
  await page.getByRole('heading', { name: 'Si comincia da qui' }).waitFor()
  await takeStep('Dai un nome alla testata')
  await desk.write('title', 'Il Lettore')
  await page.getByTestId('field-description').locator('textarea').fill('Storie di carta.')
  await desk.publish()
  await vi.waitUntil(async () => (await site('/')).includes('Il Lettore'), { timeout: 60_000 })

  await takeStep('Presentati')
  await desk.write('name', 'Ada Righi')
  await addressIs('ada-righi')
  await desk.publish()
  await takeStep('Crea una categoria')
  await desk.write('title', 'Mestieri')
  await addressIs('mestieri')
  await desk.publish()
})

test('an illustrated article is seen before it is out, and goes out on time', async () => {
  await takeStep('Scrivi il primo articolo')
  await desk.write('title', 'La carta')
  await addressIs('la-carta')
  const create = { width: 1200, height: 800, channels: 3, background: '#b32' } as const
  const buffer = await sharp({ create }).jpeg().toBuffer()
  await desk.upload('hero', { name: 'carta.jpg', mimeType: 'image/jpeg', buffer })
  await desk.write('hero.alt', 'Fogli di carta rossa')
  await desk.focusText('body')
  await page.keyboard.type('Tutto comincia da un foglio.')
  await desk.add('authors', 'Ada Righi')
  await desk.showGroup('placement')
  await desk.choose('category', 'Mestieri')
  await page
    .getByTestId('pane-footer')
    .getByText(/^(?:Salvato|Modificat[oa]|Bozza)/)
    .first()
    .waitFor()

  const address = page.url()
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Vedi l’anteprima' }).click()
  const preview = page.frameLocator('iframe')
  await preview.getByRole('heading', { level: 1, name: 'La carta' }).waitFor({ timeout: 120_000 })
  await page.goto(address)

  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Programma…' }).click()
  const dialog = page.getByRole('dialog')
  const planned = romeInput(new Date(Date.now() + 60 * 60 * 1000))
  await dialog.getByLabel('Quando').fill(planned)
  await dialog.getByRole('button', { name: 'Programma', exact: true }).click()
  await page
    .getByTestId('plan-notice')
    .getByText(/Sarà pubblicato da solo/)
    .waitFor()
  expect(await site('/')).not.toContain('La carta')
  await page.getByRole('link', { name: 'Calendario' }).click()
  await page
    .getByRole('grid')
    .getByRole('link', { name: /La carta, Esce/ })
    .waitFor()
  await comeSooner(planned)
  await page
    .getByRole('grid')
    .getByRole('link', { name: /La carta, Pubblicato/ })
    .waitFor()
  await vi.waitUntil(async () => (await site('/')).includes('La carta'), { timeout: 60_000 })
  expect(await site('/articoli/la-carta/')).toContain('Fogli di carta rossa')
})
