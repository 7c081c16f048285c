import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { linkIn, startMailServer } from '../comments/mail/startMailServer.ts'
import { canarySpellings, commandOn, searchForCanaries } from './canaries.ts'
import { type ForbiddenRequests, forbidOtherHosts } from './forbidOtherHosts.ts'
import { launchBrowser } from './launchBrowser.ts'
import { type EdicolaPlace, freePlace, runEdicola, type RunningEdicola } from './runEdicola.ts'

/*
 * A reader, another reader, a moderator and the author of an article, each in a browser of their
 * own, on one Edicola that mails by a real SMTP server.
 */

const articlePath = '/articoli/il-mercato/'
const patience = { timeout: 60_000, interval: 100 }
const ada = 'ada.lettrice@esempio.it'
const bruno = 'bruno.lettore@esempio.it'
const moderator = 'capo@gazzetta.example'
const addresses = ['203.0.113.77', '203.0.113.78']
const agent = 'Mozilla/5.0 (Linux; Android 15; Telefonino-di-Ada) CanarinoAgente/7.7'

const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref })
const span = { _type: 'span', _key: 's', text: 'Il giovedì la piazza si riempie.', marks: [] }
const content = [
  { _id: 'elena', _type: 'author', name: 'Elena Rossi', slug: slug('elena-rossi') },
  { _id: 'citta', _type: 'category', title: 'Città', language: 'it', slug: slug('citta') },
  {
    _id: 'mercato',
    _type: 'article',
    title: 'Il mercato',
    slug: slug('il-mercato'),
    language: 'it',
    publishedAt: '2026-01-05T08:00:00Z',
    commentsOpen: true,
    authors: [{ ...reference('elena'), _key: 'elena' }],
    category: reference('citta'),
    body: [{ _type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [span] }],
  },
]

let place: EdicolaPlace
let edicola: RunningEdicola
let post: Awaited<ReturnType<typeof startMailServer>>
let browser: Browser
let editor: Page
let reader: Page
const forbidden: ForbiddenRequests[] = []

beforeAll(async () => {
  place = await freePlace(await mkdtemp(join(tmpdir(), 'edicola-comments-')))
  post = await startMailServer()
  edicola = await start(['--empty'])
  browser = await launchBrowser()
  editor = await open({ viewport: { width: 1440, height: 900 } })
  const telephone = { viewport: { width: 390, height: 844 }, userAgent: agent }
  reader = await open(telephone, addresses[0])
}, 240_000)

const start = (words: readonly string[] = []): Promise<RunningEdicola> =>
  runEdicola(place, words, {
    SMTP_URL: post.url,
    MAIL_FROM: 'redazione@gazzetta.example',
    MAIL_MODERATORS: moderator,
    TRUSTED_PROXIES: '127.0.0.1',
  })

afterAll(async () => {
  await browser?.close()
  await edicola?.stop('SIGTERM')
  await post?.close()
  for (const name of ['', '-replaced', '-kept.tar', '-kept.tar.json', '-out.json', '-out.xml']) {
    await rm(`${place.dataFolder}${name}`, { recursive: true, force: true })
  }
}, 240_000)

beforeEach(({ onTestFailed }) => {
  onTestFailed(async () => {
    for (const [name, page] of Object.entries({ editor, reader })) {
      const path = resolve(`node_modules/.cache/edicola/journey-failure-${name}.png`)
      await page.screenshot({ path })
      console.log(`${name} at the failure: ${page.url()} ${path}`)
    }
    console.log(edicola.output().slice(-3000))
  })
})

/** Opens a page, for a reader as a proxy hands it on: with the address from which it was asked. */
async function open(
  options: Parameters<Browser['newContext']>[0],
  address?: string,
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: 'it-IT', ...options })
  forbidden.push(forbidOtherHosts(context))
  if (address !== undefined) {
    await context.route('**', async (route) => {
      const headers = { ...(await route.request().allHeaders()), 'x-forwarded-for': address }
      await route.continue({ headers })
    })
  }
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

const site = async (path: string): Promise<string> =>
  (await fetch(`${edicola.siteUrl}${path}`)).text()
const pageSays = (words: string): Promise<boolean> =>
  vi.waitUntil(async () => (await site(articlePath)).includes(words), patience)
const pageIsSilentAbout = (words: string): Promise<boolean> =>
  vi.waitUntil(async () => !(await site(articlePath)).includes(words), patience)

/** The newest mail to an address whose subject begins so. */
const mailTo = (address: string, subject: string) =>
  vi.waitUntil(
    () => post.to(address).findLast(({ mail }) => mail.subject?.startsWith(subject)),
    patience,
  )

/** Whoever follows a mailed link sees a question, and presses its button. */
async function follow(page: Page, link: string, button: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: button }).click()
}

/** Chooses a comment in the queue by its words. */
async function choose(words: string): Promise<void> {
  await editor.getByRole('option').filter({ hasText: words }).click()
  await editor
    .getByRole('region', { name: 'Il commento scelto' })
    .getByText(words)
    .first()
    .waitFor()
}

test('the moderator signs in, and an article is published', async () => {
  await editor.goto(edicola.signInLink ?? '')
  await editor.getByTestId('studio-navbar').waitFor()
  const mutations = content.map((document) => ({ create: document }))
  const status = await editor.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const url = '/v2025-02-19/data/mutate/production'
    return (await fetch(url, { method: 'POST', headers, body })).status
  }, JSON.stringify({ mutations }))
  expect(status).toBe(200)
  await pageSays('Lascia un commento')
}, 240_000)

test('a reader comments on a telephone, with JavaScript, and is told what happens next', async () => {
  await reader.goto(`${edicola.siteUrl}${articlePath}`)
  await reader.getByLabel(/^Commento/).fill('Il banco dei libri dov’è finito?')
  await reader.getByLabel(/^Nome/).fill('Ada')
  await reader.getByLabel(/^Email/).fill(ada)
  await reader.getByLabel(/Avvisami/).check()
  await reader.getByRole('button', { name: 'Invia il commento' }).click()
  const thanks = reader.locator('.thanks.shown')
  await thanks.getByText('quando sarà approvato comparirà sotto l’articolo').waitFor()
  expect(await site(articlePath)).not.toContain('banco dei libri')
}, 240_000)

test('she confirms her address, and corrects herself before anybody has read it', async () => {
  await reader.getByRole('link', { name: /Cambia/ }).click()
  await reader.getByLabel('Commento *').fill('Il banco dei libri usati dov’è finito?')
  await reader.getByRole('button', { name: 'Salva le modifiche' }).click()
  await reader.getByText('La redazione leggerà la nuova versione').waitFor()
  const receipt = await mailTo(ada, 'Il tuo commento')
  await follow(reader, linkIn(receipt, 'Confermo l’indirizzo'), 'Sì, è mio')
  await reader.getByRole('heading', { name: 'Grazie, indirizzo confermato' }).waitFor()
}, 240_000)

test('the moderator reads why it waits, and approves it: it is on the page', async () => {
  await mailTo(moderator, 'Nuovo commento a «Il mercato»')
  await editor.goto(`${edicola.cmsUrl}/moderation`)
  await choose('libri usati')
  const pane = editor.getByRole('region', { name: 'Il commento scelto' })
  await pane.getByText('Indirizzo email confermato').waitFor()
  await pane.getByText('Chi l’ha scritto l’ha cambiato dopo l’invio').waitFor()
  await editor.getByRole('button', { name: 'Approva', exact: true }).click()
  await pageSays('libri usati')
}, 240_000)

test('an edit of what is on the page takes it off, until it is approved again', async () => {
  const link = linkIn(await mailTo(ada, 'Il tuo commento'), 'Cambia o ritira il commento')
  await reader.goto(link)
  await reader.getByLabel('Commento *').fill('Il banco dei libri usati, dov’è finito? Grazie!')
  await reader.getByRole('button', { name: 'Salva le modifiche' }).click()
  await reader.getByText('La redazione leggerà la nuova versione').waitFor()
  await pageIsSilentAbout('libri usati')
  await choose('finito? Grazie!')
  await editor.getByRole('button', { name: 'Approva', exact: true }).click()
  await pageSays('finito? Grazie!')
}, 240_000)

test('the author answers from the queue, and the answer is on the page as the author’s', async () => {
  await editor
    .getByRole('button', { name: /^Approvati/ })
    .first()
    .click()
  await choose('finito? Grazie!')
  await editor.keyboard.press('r')
  await editor.getByLabel('La tua risposta').fill('È in via dei Mille, il giovedì.')
  await editor.keyboard.press('Control+Enter')
  await editor.getByText('Risposta pubblicata.').waitFor()
  await pageSays('È in via dei Mille')
  await reader.goto(`${edicola.siteUrl}${articlePath}`)
  const answer = reader.locator('li li article.from-author')
  expect(await answer.textContent()).toContain('È in via dei Mille')
}, 240_000)

test('another reader answers without JavaScript, thinks better of it and takes it back', async () => {
  const page = await open({ javaScriptEnabled: false, userAgent: agent }, addresses[1])
  await page.goto(`${edicola.siteUrl}${articlePath}`)
  await page.getByRole('link', { name: /Rispondi a Ada/ }).click()
  await page.getByText('libri usati').first().waitFor()
  await page.getByLabel(/^Nome/).fill('Bruno')
  await page.getByRole('textbox', { name: 'Email' }).fill(bruno)
  await page.getByRole('textbox', { name: /^Commento/ }).fill('Tanto ormai ha chiuso.')
  // Who sends within three seconds is taken for a program, and not written to.
  await page.waitForTimeout(3100)
  await page.getByRole('button', { name: 'Invia il commento' }).click()
  await page.waitForURL(`**${articlePath}#grazie`)
  await page.getByText('Grazie').first().waitFor()
  const receipt = await mailTo(bruno, 'Il tuo commento')
  await follow(page, linkIn(receipt, 'Cambia o ritira'), 'Ritira il commento')
  await page.getByRole('heading', { name: 'Ritirato' }).waitFor()
  await editor
    .getByRole('button', { name: /^Da moderare/ })
    .first()
    .click()
  await editor.getByText('Nessun commento da moderare').waitFor()
  await page.context().close()
}, 240_000)

test('the first reader hears of the answer, reads it where it stands, and wants no more', async () => {
  const notice = await mailTo(ada, 'Una risposta al tuo commento')
  expect(notice.recipients).toEqual([ada])
  expect(notice.mail.text).toContain('> È in via dei Mille, il giovedì.')
  const link = linkIn(notice, 'Leggi la risposta')
  await reader.goto(link)
  const anchor = reader.locator(new URL(link).hash)
  expect(await anchor.textContent()).toContain('È in via dei Mille')
  await expect
    .poll(() => anchor.evaluate((it) => it.getBoundingClientRect().top < innerHeight))
    .toBe(true)
  await follow(reader, linkIn(notice, 'Non avvisarmi più'), 'Niente più avvisi')
  await reader.getByText('Non riceverai altri avvisi').waitFor()
}, 240_000)

const planted = canarySpellings([ada, bruno, 'ada.lettrice', ...addresses, agent, 'Telefonino'])
const search = (words = planted) =>
  searchForCanaries({ editor, place, edicola, articlePath }, words)
const archive = () => `${place.dataFolder}-kept.tar`

test('no address, network or browser can be found anywhere', async () => {
  // What goes wrong is written to the log, and what is typed is not.
  for (const body of ['{"email":"', 'name=%C3%28&email=', 'x'.repeat(20_000)]) {
    const headers = { origin: edicola.siteUrl, 'user-agent': agent }
    const request = { method: 'POST', headers, body: `${body}${ada}` }
    expect((await fetch(`${edicola.cmsUrl}/comments`, request)).status).toBeGreaterThanOrEqual(400)
  }
  const familiar = canarySpellings(['libri usati'])
  const found = await search([...planted, ...familiar])
  expect(found.filter(([, canary]) => planted.includes(canary))).toEqual([])
  expect(found.filter(([, canary]) => familiar.includes(canary)).length).toBeGreaterThan(5)
}, 240_000)

test('nor after she has erased herself: neither she nor her words are on the page', async () => {
  await commandOn(place, 'backup', '--out', archive())
  await reader.goto(`${edicola.siteUrl}${articlePath}`)
  await reader.getByRole('link', { name: /tuoi dati/ }).click()
  await reader.getByRole('textbox', { name: 'Email' }).fill(ada)
  await reader.getByRole('button', { name: 'Mandami il collegamento' }).click()
  await follow(reader, linkIn(await mailTo(ada, 'I tuoi dati'), 'Apri'), 'Cancella tutto')
  await reader.getByRole('heading', { name: 'Cancellato' }).waitFor()
  await pageIsSilentAbout('libri usati')
  // The author's answer stands, below a line that says what is missing.
  expect(await site(articlePath)).toContain('È in via dei Mille')
  expect(await search()).toEqual([])
}, 240_000)

test('nor after a restore has brought her back: she is erased again', async () => {
  await edicola.stop('SIGTERM')
  const replaced = `${place.dataFolder}-replaced`
  await rename(place.dataFolder, replaced)
  await commandOn(place, 'restore', archive())
  await commandOn(place, 'comments', 'erase-again', join(replaced, 'comments', 'erasures.log'))
  edicola = await start()
  await pageIsSilentAbout('libri usati')
  await pageSays('È in via dei Mille')
  await vi.waitUntil(async () => (await search()).length === 0, patience)
  expect(await commandOn(place, 'comments', 'export', archive() + '.json')).toMatch(/^1 comment/m)
}, 240_000)

test('every mail had one recipient, and nothing was asked of another host', () => {
  expect(post.arrived.map(({ recipients }) => recipients.length)).toEqual(post.arrived.map(() => 1))
  expect(forbidden.flatMap(({ addresses }) => addresses)).toEqual([])
})
