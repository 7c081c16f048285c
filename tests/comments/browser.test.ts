import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createCommentIntake,
  type CommentIntake,
} from '../../server/comments/createCommentIntake.ts'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { portOf } from '../listenLocally.ts'
import { startFakeLake, type FakeLake } from './fakeLake.ts'
import { sampleDocuments } from './intakeFixture.ts'

/** The form as an article's page has it, without anything that a browser would check first. */
const siteForm = (action: string) => `<!doctype html><html lang="it"><title>Articolo</title>
  <form method="post" action="${action}/comments">
    <input type="hidden" name="article" value="caffe"><input type="hidden" name="language" value="it">
    <label>Nome <input name="name"></label><label>Email <input name="email"></label>
    <label>Commento <textarea name="body"></textarea></label><button>Invia</button></form>
  <p id="grazie">Grazie!</p>`

const folder = mkdtempSync(join(tmpdir(), 'intake-'))
let lake: FakeLake
let intake: CommentIntake
let browser: Browser
let servers: ServerType[]
let siteUrl: string
let cmsUrl: string
let now = Date.parse('2026-06-01T10:00:00Z')

async function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  servers.push(server)
  return `http://localhost:${portOf(server)}`
}

beforeAll(async () => {
  servers = []
  lake = await startFakeLake(sampleDocuments())
  siteUrl = await listen(
    () =>
      new Response(siteForm(cmsUrl), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; form-action ${siteUrl} ${cmsUrl}`,
          'referrer-policy': 'strict-origin-when-cross-origin',
        },
      }),
  )
  cmsUrl = await listen((request) => intake.handle(request, { remoteAddress: '127.0.0.1' }))
  const clock = () => new Date(now)
  intake = await createCommentIntake({
    client: lake.client,
    folder,
    siteUrl,
    cmsUrl,
    clock,
    log: () => {},
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  for (const server of servers) server.close()
  await intake.close()
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A page without JavaScript, and whatever its console complains of. */
async function openPage(colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  return { context, page, complaints: () => complaints.filter((text) => !/status of 4/.test(text)) }
}

const heading = (page: Page) => page.locator('h1').textContent()

it('a reader without JavaScript errs, corrects, and is led back to the article', async () => {
  const { context, page, complaints } = await openPage()
  await page.goto(`${siteUrl}/articoli/un-caffe/`)
  await page.getByLabel('Nome').fill('Ada Conti')
  await page.getByLabel('Commento').fill('Riga uno\nRiga due')
  await page.getByRole('button').click()
  await page.waitForURL(`${cmsUrl}/comments`)
  expect(await heading(page)).toBe('Manca poco: c’è qualcosa da correggere')
  expect(await page.getByLabel('Commento').inputValue()).toBe('Riga uno\nRiga due')
  const email = page.getByRole('textbox', { name: 'Email' })
  await expect
    .poll(() => email.evaluate((element) => element === document.activeElement))
    .toBe(true)
  await email.fill('ada@esempio.it')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${siteUrl}/articoli/un-caffe/#grazie`)
  expect(lake.documents.at(-1)).toMatchObject({ name: 'Ada Conti', body: 'Riga uno\nRiga due' })
  expect(complaints()).toEqual([])
  await context.close()
})

it('a reader answers a comment on the page that quotes it', async () => {
  now += 60_000
  const { context, page, complaints } = await openPage()
  await page.goto(`${cmsUrl}/comments/reply?article=caffe&parent=primo`)
  await page.getByLabel('Nome').fill('Bea')
  await page.getByRole('textbox', { name: 'Email' }).fill('bea@esempio.it')
  await page.getByLabel('Commento').fill('Sono d’accordo')
  await page.getByRole('button', { name: 'Invia il commento' }).click()
  await page.waitForURL(`${siteUrl}/articoli/un-caffe/#grazie`)
  expect(lake.documents.at(-1)).toMatchObject({ parent: { _ref: 'comment.primo' } })
  expect(complaints()).toEqual([])
  await context.close()
})

it.each(['light', 'dark'] as const)('the pages pass axe, %s, down to 320 px', async (scheme) => {
  const context = await browser.newContext({ colorScheme: scheme, bypassCSP: true })
  const page = await context.newPage()
  await page.setViewportSize({ width: 320, height: 700 })
  const article = `${siteUrl}/articoli/un-caffe/`
  const visits = [
    () => page.goto(`${cmsUrl}/comments/reply?article=caffe&parent=primo`),
    () => page.goto(`${cmsUrl}/comments/reply?article=chiuso`),
    async () => {
      await page.goto(article)
      await page.getByLabel('Nome').fill('parolalunghissima'.repeat(20))
      await page.getByRole('button').click()
      await page.waitForURL(`${cmsUrl}/comments`)
    },
  ]
  for (const visit of visits) {
    await visit()
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
  }
  await context.close()
})
