import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { axeOn } from '../../browser/axeOn.ts'
import { launchBrowser } from '../../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from '../serveStudio.ts'
import { signedIn } from '../signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:",
  )
  const context = await signedIn(browser, studio, 'administrator')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
}, 240_000)
afterAll(async () => {
  await browser.close()
  await studio.close()
})

async function openPeople(): Promise<void> {
  await page.goto(studio.url)
  await page.getByRole('link', { name: 'Accessi' }).first().click()
  await page.getByRole('heading', { name: 'Chi lavora qui' }).waitFor()
  await page.getByRole('listitem').first().waitFor()
}

const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })

test('an administrator invites a person by keyboard, and the link signs them in', async () => {
  await openPeople()
  await page.getByRole('button', { name: 'Invita una persona' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome').fill('Bruna Neri')
  await dialog.getByLabel('Email').fill('administrator@example.test')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText('C’è già una persona con questa email.').waitFor()
  expect(await dialog.getByLabel('Nome').inputValue()).toBe('Bruna Neri')
  await dialog.getByLabel('Email').fill('bruna@example.test')
  await dialog.getByLabel('Che cosa può fare').selectOption('Collabora')
  await dialog.getByRole('button', { name: 'Crea l’invito' }).press('Enter')
  const link = await page.getByLabel('Il link per Bruna Neri').last().inputValue()
  await page.getByRole('button', { name: 'Chiudi' }).last().click()
  await row('Bruna Neri').getByText('Non è mai entrata qui').waitFor()

  const guest = await browser.newContext({ reducedMotion: 'reduce' })
  const guestPage = await guest.newPage()
  guestPage.setDefaultTimeout(60_000)
  await guestPage.goto(link)
  await guestPage
    .getByTestId('pane-item-Articoli')
    .or(guestPage.getByText('Articoli'))
    .first()
    .waitFor()
  expect(await guestPage.getByRole('link', { name: 'Accessi' }).count()).toBe(0)
  await guest.close()
})

test('an administrator changes a role and shuts a person out, but not the last one in', async () => {
  const editor = await signedIn(browser, studio, 'editor')
  await openPeople()
  const person = row('editor@example.test')
  await person.getByRole('combobox').selectOption('Legge')
  await page.getByText('Nuovo ruolo per Elena Rossi').first().waitFor()
  await person.getByRole('button', { name: 'Altro su Elena Rossi' }).click()
  await page.getByRole('menuitem', { name: 'Non far più entrare' }).click()
  await person.getByText('Non può entrare').waitFor()
  const me = await editor.request.get(`${studio.url}/v2025-02-19/users/me`)
  expect(await me.json()).toEqual({})
  await editor.close()

  const self = row('administrator@example.test')
  await self.getByRole('combobox').selectOption('Legge')
  await page.getByText('È l’unica persona che amministra.').first().waitFor()
  await expect.poll(() => self.getByRole('combobox').inputValue()).toBe('administrator')
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing wrong with the tool in %s',
  async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme })
    await openPeople()
    const { violations } = await axeOn(page).include('main').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.getByRole('button', { name: 'Invita una persona' }).click()
    await page.getByRole('dialog').getByLabel('Nome').waitFor()
    const dialog = await axeOn(page).include('[role="dialog"]').analyze()
    expect(dialog.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    )
  },
)
