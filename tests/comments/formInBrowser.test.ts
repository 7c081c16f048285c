import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeOn } from '../browser/axeOn.ts'
import { CMS_URL, SITE_URL } from '../site/buildForTest.ts'
import { fixture } from '../site/fixture.ts'
import { type ServedForms, serveForms } from './serveForms.ts'

const path = '/articoli/il-quartiere-che-si-parla-dieci-anni-di-un-gruppo-di-vicini/'
/** A thousand comments on the article, every fourth an answer to the one before. */
const thousand = Array.from({ length: 1000 }, (_, index) => ({
  _id: `comment.tanti-${index}`,
  _type: 'comment',
  _rev: 'r',
  _createdAt: '2026-11-12T10:00:00Z',
  _updatedAt: '2026-11-12T10:00:00Z',
  article: { _type: 'reference', _ref: 'n1', _weak: true },
  ...(index % 4 === 3 && {
    parent: { _type: 'reference', _ref: `comment.tanti-${index - 1}`, _weak: true },
  }),
  name: `Lettrice ${index}`,
  body: `Il commento numero ${index}. Mia nonna teneva un chiosco come quello, con le riviste appese.`,
  submittedAt: new Date(Date.parse('2026-11-12T10:00:00Z') + index * 60_000).toISOString(),
  status: 'approved',
  holdReasons: [],
  language: 'it',
}))
let forms: ServedForms

beforeAll(async () => {
  forms = await serveForms(() => [...fixture(), ...thousand])
}, 240_000)
afterAll(() => forms.close())

const open = (options: BrowserContextOptions = {}, address = path): Promise<Page> =>
  forms.open(address, options)

const newest = () => forms.lake.documents.at(-1)

async function write(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.fill(`#commenta [name="${name}"]`, value)
}

it('with JavaScript a comment is mended, sent with its work done, and thanked for on the page', async () => {
  const page = await open()
  await write(page, {
    name: 'Ada',
    email: 'ada@esempio.it',
    url: 'https://a',
    body: 'Dal\u200b browser',
  })
  forms.pass(20_000)
  await page.click('#commenta button[type=submit]')
  await page.locator('.problem').first().waitFor()
  // The first of the faulty fields has the focus, and says what is the matter.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('body')
  for (const name of ['body', 'url']) {
    const described = await page.locator(`[name=${name}]`).getAttribute('aria-describedby')
    expect(await page.locator(`#${described}`).getAttribute('class')).toBe('problem')
  }
  expect(await page.locator('.said').textContent()).toContain(
    'Il commento non è ancora stato inviato',
  )
  expect(await page.inputValue('#commenta [name=body]')).toBe('Dal browser')
  const { violations } = await axeOn(page).include('#commenta').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await write(page, { url: '' })
  await page.click('#commenta button[type=submit]')
  const thanks = page.locator('.thanks.shown')
  await thanks.waitFor()
  expect(await thanks.textContent()).toContain('La redazione lo leggerà')
  expect(await thanks.locator('a').getAttribute('href')).toContain(`${CMS_URL}/comments/link?t=`)
  expect(newest()).toMatchObject({ name: 'Ada', body: 'Dal browser', holdReasons: [] })
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await page.context().close()
}, 240_000)

it('loses nothing of a comment that is too long, that nobody answers, or that is sent twice', async () => {
  // On a telephone, where what moves brings a link under the finger.
  const page = await open({ viewport: { width: 390, height: 844 } })
  forms.pass(3_600_000)
  await write(page, { name: 'Ada', email: 'ada@esempio.it' })
  const body = page.locator('#commenta [name=body]')
  const send = page.locator('#commenta button[type=submit]')
  await body.focus()
  await page.keyboard.insertText('parola '.repeat(1000))
  await send.click()
  await page.getByText('Il commento è troppo lungo: al massimo 5.000 caratteri.').waitFor()
  expect(await body.inputValue()).toBe('parola '.repeat(1000))

  await body.fill('Nel vuoto')
  await page.route(`${CMS_URL}/comments`, (route) => route.abort('connectionrefused'))
  await send.click()
  await page.locator('.said').getByText('è ancora qui').waitFor()
  expect(await body.inputValue()).toBe('Nel vuoto')
  await page.unroute(`${CMS_URL}/comments`)

  await send.dblclick()
  await page.locator('.thanks.shown').waitFor()
  expect(page.url()).toBe(`${SITE_URL}${path}`)
  const sent = forms.lake.documents.filter((document) => document['body'] === 'Nel vuoto')
  expect(sent).toHaveLength(1)
  await page.context().close()
}, 240_000)

it('keeps a draft on the device, and writes a reply where it will stand', async () => {
  const page = await open()
  await write(page, { body: 'Non ancora finito' })
  await page.reload()
  await expect.poll(() => page.inputValue('#commenta [name=body]')).toBe('Non ancora finito')
  const link = page.locator('.reply').first()
  const parent = new URL((await link.getAttribute('href')) ?? '').searchParams.get('parent')
  await link.click()
  expect(await page.inputValue('#commenta [name=parent]')).toBe(parent)
  expect(await page.evaluate(() => document.querySelector('#commenti li #commenta') !== null)).toBe(
    true,
  )
  await page.click('#commenta .plain')
  expect(await page.inputValue('#commenta [name=parent]')).toBe('')
  expect(await page.evaluate(() => document.querySelector('#commenti li #commenta'))).toBeNull()
  await page.context().close()
}, 240_000)

it('fills in who writes, but not over what was written before its script was there', async () => {
  const page = await open()
  const person = { name: 'Ada', email: 'ada@esempio.it', url: '' }
  await page.evaluate((known) => localStorage.setItem('edicola-chi', known), JSON.stringify(person))
  const late = Promise.withResolvers<void>()
  await page.route('**/*.js', (route) => late.promise.then(() => route.fallback()))
  await page.reload({ waitUntil: 'commit' })
  await write(page, { name: 'Bice' })
  late.resolve()
  await expect.poll(() => page.inputValue('#commenta [name=email]')).toBe('ada@esempio.it')
  expect(await page.inputValue('#commenta [name=name]')).toBe('Bice')
  await page.context().close()
}, 240_000)

it('without JavaScript the same form arrives, held and thanked for', async () => {
  const page = await open({ javaScriptEnabled: false })
  forms.pass(3_600_000)
  await write(page, { name: 'Bruno', email: 'bruno@esempio.it', body: 'Senza' })
  await page.click('#commenta button[type=submit]')
  // Chromium follows no redirect that a test has answered for it: tests/comments/browser.test.ts
  // sees the reader led back by a real one.
  await expect.poll(() => forms.redirects).toEqual([`${SITE_URL}${path}#grazie`])
  await expect.poll(newest).toMatchObject({ body: 'Senza', holdReasons: ['noProof'] })
  await page.context().close()
}, 240_000)

it('where a proxy answers, the text stays, and goes the plain way when it is sent again', async () => {
  const page = await open()
  forms.pass(3_600_000)
  const before = forms.redirects.length
  await page.route(`${CMS_URL}/comments`, (route) =>
    route.request().headers()['accept'] === 'application/json'
      ? route.fulfill({ status: 502, body: '{"message": "Bad gateway"}' })
      : route.fallback(),
  )
  await write(page, { name: 'Dora', email: 'dora@esempio.it', body: 'Da tenere' })
  await page.click('#commenta button[type=submit]')
  await page.locator('.said').getByText('è ancora qui').waitFor()
  expect(await page.inputValue('#commenta [name=body]')).toBe('Da tenere')
  await page.click('#commenta button[type=submit]')
  await expect.poll(() => forms.redirects.length).toBe(before + 1)
  await expect.poll(newest).toMatchObject({ body: 'Da tenere' })
  await page.context().close()
}, 240_000)

it('a thousand comments are paged, and a page of them weighs little', async () => {
  const pages = readdirSync(join(forms.folder, path, 'commenti'))
  expect(pages.length).toBeGreaterThanOrEqual(9)
  const shown = [path, ...pages.map((number) => `${path}commenti/${number}/`)].map((address) =>
    readFileSync(join(forms.folder, address, 'index.html')),
  )
  const all = shown.join('')
  for (const { _id } of thousand) expect(all.split(`id="commento-${_id.slice(8)}"`)).toHaveLength(2)
  for (const markup of shown) expect(gzipSync(markup).length).toBeLessThan(40_000)
  const linked = all.matchAll(/<script type="module"[^>]* src="([^"]+)"/g)
  const ours = [...new Set([...linked].map(([, src = '']) => src))]
    .map((src) => readFileSync(join(forms.folder, new URL(src, SITE_URL).pathname), 'utf8'))
    .filter((code) => code.includes('commento'))
  const weight = gzipSync(ours.join('')).length
  console.log(`JavaScript of comments: ${weight} bytes with gzip`)
  expect(ours).toHaveLength(2)
  expect(weight).toBeLessThanOrEqual(4096)
})

it('a comment on a later page is answered there, with JavaScript and without', async () => {
  const later = `${path}commenti/3/`
  const page = await open({}, later)
  const link = page.locator('.reply').nth(5)
  const parent = new URL((await link.getAttribute('href')) ?? '').searchParams.get('parent')
  forms.pass(3_600_000)
  await link.click()
  await write(page, { name: 'Cora', email: 'cora@esempio.it', body: 'Dalla terza pagina' })
  await page.click('#commenta button[type=submit]')
  await page.locator('.thanks.shown').waitFor()
  expect(newest()).toMatchObject({ body: 'Dalla terza pagina', parent: { _ref: parent } })
  await page.context().close()
  forms.pass(3_600_000)
  const bare = await open({ javaScriptEnabled: false }, later)
  await bare.locator('.reply').nth(5).click()
  await bare.waitForURL(`${CMS_URL}/comments/reply?**`)
  expect(await bare.locator('blockquote').textContent()).toContain('Il commento numero')
  expect(await bare.inputValue('[name=parent]')).toBe(parent)
  await bare.context().close()
}, 240_000)

it('a link to a comment finds it on the page where it stands now', async () => {
  const page = await open({}, `${path}#commento-tanti-777`)
  await page.waitForURL(/\/commenti\/\d+\/#commento-tanti-777$/)
  expect(await page.locator('#commento-tanti-777').textContent()).toContain('numero 777')
  await page.context().close()
}, 240_000)

it('an English reader writes, mends and sends by keyboard alone', async () => {
  const page = await open({}, '/en/articles/the-neighbourhood/')
  const { keyboard } = page
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
  const visited: string[] = []
  const tabTo = async (wanted: () => Promise<boolean>) => {
    for (let pressed = 0; pressed < 150; pressed += 1) {
      await keyboard.press('Tab')
      visited.push(await focused())
      if (await wanted()) return
    }
    throw new Error(`The keyboard did not get there: ${visited.join(' ')}`)
  }
  forms.pass(3_600_000)
  for (const [name, words] of [
    ['body', 'We have the same cat.'],
    ['name', 'Helen'],
    ['email', 'helen@example'],
  ] as const) {
    await tabTo(async () => (await focused()) === name)
    await keyboard.type(words)
  }
  const onButton = () =>
    page.evaluate(() => document.activeElement?.getAttribute('type') === 'submit')
  await tabTo(onButton)
  await keyboard.press('Enter')
  await page.getByText('Write a complete email address').waitFor()
  expect(await focused()).toBe('email')
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('helen@example.org')
  forms.pass(20_000)
  await keyboard.press('Enter')
  await page.locator('.thanks.shown').getByText('The editors will read it').waitFor()
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('thanks')
  expect(visited).not.toContain('website_confirm')
  expect(newest()).toMatchObject({ body: 'We have the same cat.', language: 'en', holdReasons: [] })
  await page.context().close()
}, 240_000)
