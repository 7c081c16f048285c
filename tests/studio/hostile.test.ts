import { JSDOM } from 'jsdom'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { hostilePayloads } from '../comments/hostilePayloads.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'

vi.setConfig({ testTimeout: 240_000 })

/** So many share the words of one comment; the first has the name and the address for itself. */
const perComment = 40
const payloads = hostilePayloads().map((payload) => payload.toWellFormed())
const comments = Array.from({ length: Math.ceil(payloads.length / perComment) }, (_, index) => {
  const few = payloads.slice(index * perComment, (index + 1) * perComment)
  const [first = ''] = few
  return {
    _id: `comment.ostile-${String(index).padStart(4, '0')}`,
    _type: 'comment',
    // Straight into the dataset, past the intake, which would refuse some of it.
    name: `${index} ${first}`,
    url: index % 2 === 0 ? first : `javascript:window.__fired=${index}`,
    body: few.join('\n'),
    status: 'pending',
    language: 'it',
    holdReasons: ['links', first.slice(0, 40)],
    submittedAt: new Date(Date.UTC(2026, 2, 1) - index * 60_000).toISOString(),
    article: { _type: 'reference', _ref: 'bottega', _weak: true },
  }
})

let studio: ServedStudio
let browser: Browser
let page: Page
const fired: string[] = []
const asked: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  // A policy that stops nothing: what is seen here is not the policy's doing.
  studio = await serveStudio(
    "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:; script-src * 'unsafe-inline' 'unsafe-eval' data: blob:",
  )
  const title = payloads.find((payload) => payload.startsWith('<img')) ?? ''
  await studio.client.create({ _id: 'bottega', _type: 'article', title, language: 'it' })
  for (let from = 0; from < comments.length; from += 200) {
    const transaction = studio.client.transaction()
    for (const comment of comments.slice(from, from + 200)) transaction.create(comment)
    await transaction.commit()
  }
  const context = await signedIn(browser, studio, 'editor')
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('dialog', (dialog) => {
    fired.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => asked.push(request.url()))
}, 300_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

/** Elements and attributes of a room of the Studio that none of ours writes; jsdom parses with parse5. */
function faults(markup: string): readonly string[] {
  const { document } = new JSDOM(markup).window
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const tag = element.localName
    if (
      /^(?:script|iframe|object|embed|style|link|base|meta|img|video|form|math|marquee)$/.test(tag)
    )
      return [tag]
    return [...element.attributes].flatMap(({ name, value }) => {
      if (name.startsWith('on')) return [`${tag} ${name}`]
      const leads = ['href', 'src', 'action', 'formaction', 'srcdoc', 'xlink:href'].includes(name)
      return leads && !/^(?:\/|#)/.test(value) ? [`${tag} ${name}=${value}`] : []
    })
  })
}

/** Does to everything what a moderator's mouse and keyboard may do by accident. */
async function touch(room: string): Promise<void> {
  await page.evaluate((selector) => {
    for (const element of document.querySelectorAll(`${selector} *`)) {
      for (const type of ['mouseover', 'mouseenter', 'error', 'load', 'animationstart', 'toggle']) {
        element.dispatchEvent(new Event(type))
      }
    }
  }, room)
}

const firedIn = () => page.evaluate(() => '__fired' in window)
const queue = '[data-tool="moderation"]'

it('hostile words stay words in the queue, one comment after the other', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(1500)
  await page.goto(`${studio.url}/moderation`)
  const pane = page.getByRole('region', { name: 'Il commento scelto' })
  const seen = new Set<string>()
  const found: string[] = []
  for (const [index, comment] of comments.entries()) {
    await pane.getByRole('heading', { level: 2 }).getByText(`${index} `).first().waitFor()
    const shown = await pane.innerText()
    expect(shown).toContain(comment.body.split('\n')[0]?.trim().slice(0, 20).trim())
    seen.add(comment._id)
    if (index % 10 === 0 || index === comments.length - 1) {
      await touch(queue)
      const markup = await page.locator(queue).evaluate((element) => element.outerHTML)
      found.push(...faults(markup))
    }
    if (await firedIn()) fired.push(comment._id)
    await page.keyboard.press('j')
  }
  expect(seen.size).toBe(comments.length)
  expect(found).toEqual([])
  expect(fired).toEqual([])
})

it('and in the desk: the list of comments, a comment’s document, an answer to it', async () => {
  await page.goto(`${studio.url}/`)
  await page.getByTestId('pane-item-Commenti').click()
  await page.getByTestId('document-list-pane').locator('a').nth(5).waitFor()
  await touch('[data-testid="document-list-pane"]')
  const list = await page.getByTestId('document-list-pane').evaluate((element) => element.innerHTML)
  expect(faults(list)).toEqual([])
  await page.goto(`${studio.url}/intent/edit/id=${comments[0]?._id};type=comment`)
  await page.getByTestId('form-view').waitFor()
  await touch('[data-testid="form-view"]')
  expect(await firedIn()).toBe(false)
  await page.goto(`${studio.url}/moderation`)
  await page.locator('[role="option"][data-current]').waitFor()
  await page.getByRole('button', { name: /^Rispondi/ }).click()
  await page.getByLabel('La tua risposta').waitFor()
  await touch(queue)
  expect(await firedIn()).toBe(false)
  expect(fired).toEqual([])
  const foreign = asked.filter((url) => !url.startsWith(studio.url) && /^https?:/.test(url))
  expect(foreign).toEqual([])
})
