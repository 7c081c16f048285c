import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { simpleParser } from 'mailparser'
import { expect, it, vi } from 'vitest'
import { moderatorLetter, replyLetter } from '../../../server/comments/mail/letters.ts'
import { createPostman } from '../../../server/comments/mail/postman.ts'
import { readIntakeKeys } from '../../../server/comments/privacy/intakeKeys.ts'
import { launchBrowser } from '../../browser/launchBrowser.ts'
import { hostilePayloads } from '../hostilePayloads.ts'

vi.setConfig({ testTimeout: 240_000 })

const from = 'redazione@gazzetta.example'
const payloads = hostilePayloads().map((payload) => payload.toWellFormed())
const sender = {
  keys: readIntakeKeys('/nowhere', Buffer.alloc(32, 7).toString('base64')),
  action: 'https://cms.gazzetta.example/comments',
  siteTitle: 'La Gazzetta',
}

/** A notice to a moderator or of a reply in turn, Italian and English, with hostile words in it. */
function letterOf(payload: string, index: number) {
  const now = new Date('2026-06-01T10:00:00Z')
  const language = index % 4 < 2 ? ('it' as const) : ('en' as const)
  const words = { _id: `comment.${index}`, name: payload.slice(0, 80), body: payload, language }
  const to = `v${index}@esempio.it`
  // The title of an article is an editor's, and no safer for that.
  const article = payload.slice(0, 60)
  if (index % 2 === 0) {
    return moderatorLetter(sender, to, { ...words, holdReasons: ['links'] }, article, now)
  }
  const url = 'https://gazzetta.example/articoli/a/#commento-1'
  return replyLetter(sender, to, { ...words, article, url, person: 'ab' }, now)
}

const parser = new new JSDOM('').window.DOMParser()
const allowed: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'name', 'content'],
  style: [],
  title: [],
  body: ['class', 'style'],
  div: ['class', 'style'],
  p: ['class', 'style', 'dir'],
  strong: [],
  bdi: [],
  a: ['class', 'style', 'href'],
}

/** What in a mail is not what we write there; jsdom parses with parse5. */
function audit(markup: string): readonly string[] {
  const document = parser.parseFromString(markup, 'text/html')
  return [...document.querySelectorAll('*')].flatMap((element) => {
    const tag = element.localName
    if (!(tag in allowed)) return [tag]
    return [...element.attributes].flatMap(({ name, value }) => {
      if (!(allowed[tag] ?? []).includes(name)) return [`${tag} ${name}`]
      const isOurs = /^https:\/\/(?:cms\.)?gazzetta\.example\//.test(value)
      return name === 'href' && !isOurs ? [value] : []
    })
  })
}

it('hostile words arrive as words: one recipient, our headers, our markup, nothing runs', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(1500)
  // What an SMTP server gets, byte for byte, without the waiting: see createPostman.
  const folder = mkdtempSync(join(tmpdir(), 'edicola-mails-'))
  const postman = createPostman({ smtpUrl: undefined, from, moderators: [] }, folder)
  const browser = await launchBrowser()
  try {
    const mails: string[] = []
    const headers = new Set<string>()
    for (const [index, payload] of payloads.entries()) {
      await postman.send(`lettera-${index}`, letterOf(payload, index))
      const mail = await simpleParser(readFileSync(join(folder, `lettera-${index}.eml`)))
      const recipients = [mail.to].flat().flatMap((to) => to?.value.map(({ address }) => address))
      expect(recipients).toEqual([`v${index}@esempio.it`])
      expect([mail.cc, mail.bcc, mail.attachments.length]).toEqual([undefined, undefined, 0])
      for (const { key } of mail.headerLines) headers.add(key)
      const [first = ''] = payload.split(/[\r\n\u2028\u2029]/)
      expect(mail.text).toContain(`> ${first.trimEnd()}`.trimEnd())
      mails.push(String(mail.html))
      expect(audit(String(mail.html)), payload).toEqual([])
    }
    const ours = 'auto-submitted content-type date from list-unsubscribe list-unsubscribe-post'
    const usual = 'message-id mime-version subject to'
    expect([...headers].toSorted()).toEqual(`${ours} ${usual}`.split(' '))
    const page = await browser.newPage()
    const fired: string[] = []
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      fired.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => asked.push(request.url()))
    for (let start = 0; start < mails.length; start += 400) {
      const some = mails.slice(start, start + 400)
      await page.setContent(some.map((mail) => mail.replace(/^<!doctype html>/i, '')).join(''))
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('*')) {
          for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle']) {
            element.dispatchEvent(new Event(type))
          }
        }
      })
      if (await page.evaluate(() => '__fired' in window)) fired.push(`mail ${start}`)
    }
    expect(fired).toEqual([])
    expect(asked.filter((url) => /^https?:/.test(url))).toEqual([])
  } finally {
    await browser.close()
    postman.close()
    rmSync(folder, { recursive: true })
  }
})
