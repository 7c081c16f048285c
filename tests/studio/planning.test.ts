import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { monthIn } from '../../site/text/formatDate.ts'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { found } from '../found.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const context = await signedIn(browser, studio, 'editor', { timezoneId: 'Europe/Rome' })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

const block = (text: string) => ({
  _type: 'block',
  _key: 'a',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 'a', text, marks: [] }],
})
const pageOf = (id: string, title: string) => ({
  _id: id,
  _type: 'page',
  title,
  language: 'it',
  slug: { _type: 'slug', current: title.toLowerCase() },
  body: [block('Via Roma 1.')],
})

const named = (title: string) => ({
  title,
  language: 'it',
  slug: { _type: 'slug', current: title.toLowerCase().replace(' ', '-') },
})

/** A moment as the dialog's field has it, in Rome. */
const romeInput = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  })
    .format(at)
    .replace(' ', 'T')

async function openDocument(id: string): Promise<void> {
  await page.goto(`${studio.url}/intent/edit/id=${id};type=page`)
  await page.getByTestId('form-view').waitFor()
}

async function planFor(at: Date): Promise<void> {
  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Programma…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Quando').fill(romeInput(at))
  await dialog.getByText('Europe/Rome').waitFor()
  await dialog.getByRole('button', { name: 'Programma', exact: true }).click()
}

it('publishes on time what was planned, with later changes once they are added', async () => {
  await studio.client.create(pageOf('drafts.orari', 'Orari'))
  await openDocument('orari')
  const at = new Date(Date.now() + 26 * 60 * 60 * 1000)
  await planFor(at)
  const notice = page.getByTestId('plan-notice')
  await notice.getByText(/Sarà pubblicato da solo/).waitFor()
  await page
    .getByText(/^Esce \d/)
    .first()
    .waitFor()

  await page.getByTestId('field-title').getByTestId('string-input').fill('Orari e giorni')
  await notice.getByText('Hai scritto dopo averlo programmato').waitFor()
  await notice.getByRole('button', { name: 'Aggiungi le modifiche' }).click()
  await page.getByText('Uscirà con le ultime modifiche.').waitFor()
  await notice.getByText('Hai scritto dopo averlo programmato').waitFor({ state: 'hidden' })

  await page.getByTestId('action-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Programma…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Quando').fill(romeInput(new Date(Date.now() - 60_000)))
  await dialog.getByText('Scegli un momento che deve ancora venire.').waitFor()
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Cambia programma' }).isDisabled())
    .toBe(true)
  await dialog.getByRole('button', { name: 'Annulla' }).click()

  // The dialog plans by the minute; nobody has to wait for one here.
  const [release] = await studio.client.fetch<{ name: string; publishAt: string }[]>(
    '*[_type == "system.release" && state == "scheduled"]',
    {},
    { perspective: 'raw' },
  )
  expect(romeInput(new Date(found(release).publishAt))).toBe(romeInput(at))
  const releaseId = found(release).name
  await studio.client.releases.unschedule({ releaseId })
  const publishAt = new Date(Date.now() + 1500).toISOString()
  await studio.client.releases.schedule({ releaseId, publishAt })
  await expect
    .poll(async () => (await studio.client.getDocument('orari'))?.['title'])
    .toBe('Orari e giorni')
  const published = await studio.client.getDocument('orari')
  expect(found(published)._updatedAt >= publishAt).toBe(true)
  await expect.poll(() => studio.client.getDocument('drafts.orari')).toBeFalsy()
  await notice.waitFor({ state: 'hidden' })
})

it('takes off the schedule what is published earlier, which would bring the old text back', async () => {
  await studio.client.create({ _id: 'ada', _type: 'author', ...named('Ada'), name: 'Ada' })
  await studio.client.create({ _id: 'mestieri', _type: 'category', ...named('Mestieri') })
  await studio.client.create({
    _id: 'drafts.fiume',
    _type: 'article',
    ...named('Il fiume'),
    publishedAt: '2026-01-01T08:00:00.000Z',
    authors: [{ _type: 'reference', _ref: 'ada', _key: 'a' }],
    category: { _type: 'reference', _ref: 'mestieri' },
    body: [block('Scorre.')],
  })
  await page.goto(`${studio.url}/intent/edit/id=fiume;type=article`)
  await page.getByTestId('form-view').waitFor()
  const before = new Date().toISOString()
  await planFor(new Date(Date.now() + 26 * 60 * 60 * 1000))
  const notice = page.getByTestId('plan-notice')
  await notice.getByText(/Sarà pubblicato da solo/).waitFor()

  await page.getByTestId('action-pubblica').click()
  await page.getByText('Se lo pubblichi adesso, il programma si toglie').waitFor()
  await page.getByRole('button', { name: 'Pubblica adesso' }).click()
  await expect
    .poll(async () => (await studio.client.getDocument('fiume'))?.['title'])
    .toBe('Il fiume')
  const releases = '*[_type == "system.release" && metadata.title == "Il fiume"]'
  await expect.poll(() => studio.client.fetch(releases, {}, { perspective: 'raw' })).toEqual([])
  await notice.waitFor({ state: 'hidden' })
  // The plan had given it a date to come, at which alone readers would have seen it.
  const publishedAt = Date.parse((await studio.client.getDocument('fiume'))?.['publishedAt'])
  expect(publishedAt).toBeGreaterThanOrEqual(Date.parse(before))
  expect(publishedAt).toBeLessThanOrEqual(Date.now())
})

it('says when readers will see what is published with a date to come', async () => {
  const publishedAt = new Date(Date.now() + 26 * 60 * 60 * 1000).toISOString()
  await studio.client.create({ _id: 'domani', _type: 'article', ...named('Domani'), publishedAt })
  await page.goto(`${studio.url}/intent/edit/id=domani;type=article`)
  await page.getByTestId('plan-notice').getByText('i lettori lo vedranno solo').waitFor()
  await studio.client.delete({ query: '*[_id in ["fiume", "domani", "ada", "mestieri"]]' })
})

it('shows the month by keyboard and mouse, and a list where there is no room', async () => {
  const month = monthIn(new Date().toISOString(), 'Europe/Rome')
  const day = (date: number, hour: number): string =>
    new Date(`${month}-${date}T0${hour}:00:00Z`).toISOString()
  await studio.client
    .transaction()
    .create({ ...pageOf('avviso', 'Avviso') })
    .create({
      _id: 'fiera',
      _type: 'event',
      title: 'La fiera',
      language: 'it',
      startsAt: day(12, 9),
    })
    .create({
      _id: 'carta',
      _type: 'article',
      title: 'La carta',
      language: 'it',
      publishedAt: day(12, 7),
    })
    .commit()
  await studio.client.releases.create({
    releaseId: 'rVia',
    metadata: { title: 'Via', releaseType: 'scheduled', cardinality: 'one' },
  })
  await studio.client.unpublishVersion({ releaseId: 'rVia', publishedId: 'avviso' })
  const nextYear = Number(month.slice(0, 4)) + 1
  await studio.client.releases.schedule({
    releaseId: 'rVia',
    publishAt: new Date(Date.UTC(nextYear, 0, 12, 8)).toISOString(),
  })

  // A release of several, as the Studio's own tool makes them.
  const publishAt = new Date(Date.UTC(nextYear, 0, 20, 8)).toISOString()
  await studio.client.releases.create({
    releaseId: 'rNumero',
    metadata: { title: 'Gennaio', releaseType: 'scheduled', intendedPublishAt: publishAt },
  })
  for (const id of ['uno', 'due']) {
    const document = pageOf(`versions.rNumero.${id}`, `Pagina ${id}`)
    await studio.client.createVersion({ releaseId: 'rNumero', publishedId: id, document })
  }
  await studio.client.releases.schedule({ releaseId: 'rNumero', publishAt })

  await page.goto(studio.url)
  await page.getByRole('link', { name: 'Calendario' }).click()
  const grid = page.getByRole('grid')
  const fair = grid.getByRole('link', { name: /La fiera/ })
  await fair.waitFor()
  await expect
    .poll(() => grid.getByRole('link', { name: /La carta, Pubblicato|La carta, Esce/ }).count())
    .toBe(1)
  const axe = await axeOn(page).include('[data-tool="calendar"]').analyze()
  expect(axe.violations.map(({ id }) => id)).toEqual([])

  // Twelve days into the month by arrows, then into the day, as without a mouse.
  await grid.locator('td[tabindex="0"]').focus()
  const dayNow = async (): Promise<number> =>
    Number(await grid.locator('td[tabindex="0"] time').textContent())
  while ((await dayNow()) !== 12) {
    const before = await dayNow()
    await page.keyboard.press(before > 12 ? 'ArrowLeft' : 'ArrowRight')
    await expect.poll(dayNow).not.toBe(before)
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('La fiera')

  await page.setViewportSize({ width: 390, height: 800 })
  await grid.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /La fiera/ }).waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
  const title = `gennaio ${nextYear}`
  while ((await page.getByRole('heading', { level: 1, name: title }).count()) === 0) {
    const before = await page.getByRole('heading', { level: 1 }).textContent()
    await page.getByRole('button', { name: 'Mese seguente' }).click()
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(before)
  }
  await grid.getByRole('link', { name: /Pagina uno, Esce/ }).waitFor()
  await grid.getByRole('link', { name: /Pagina due, Esce/ }).waitFor()
  const leaving = grid.getByRole('link', { name: /Avviso, Via dal sito/ })
  await leaving.click()
  await page
    .getByTestId('plan-notice')
    .getByText(/Sarà tolto dal sito da solo/)
    .waitFor()
  await page.getByRole('button', { name: 'Togli dal programma' }).click()
  await page.getByTestId('plan-notice').waitFor({ state: 'hidden' })
  expect(await studio.client.getDocument('avviso')).toBeTruthy()

  await page.goto(studio.url)
  await page.getByTestId('pane-item-Programmati').click()
  const planned = page.getByTestId('pane').getByRole('link', { name: /Pagina (?:uno|due).*Esce/s })
  await expect.poll(() => planned.count()).toBe(2)
  const list = await axeOn(page).include('[data-testid="pane"]').analyze()
  expect(list.violations.map(({ id }) => id)).toEqual([])
})
