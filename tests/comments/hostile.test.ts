import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { normaliseText } from '../../server/comments/checks/checkText.ts'
import { readSubmission } from '../../server/comments/checks/readSubmission.ts'
import { rssFeed } from '../../site/feeds/rssFeed.ts'
import { markupOf } from '../../site/text/html.ts'
import { linkPlainText } from '../../site/text/linkPlainText.ts'
import { visitorText } from '../../site/text/visitorText.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { buildForTest, type TestBuild } from '../site/buildForTest.ts'
import { fixture } from '../site/fixture.ts'
import { serveFolder } from '../site/serveFolder.ts'
import { hostilePayloads } from './hostilePayloads.ts'
import { good } from './intakeFixture.ts'

const payloads = hostilePayloads()
let build: TestBuild
let pages: Map<string, string>

/** Straight into the dataset, past the intake: what the page shows has to be safe by itself. */
const comments = payloads.map((payload, index) => ({
  _id: `comment.ostile-${index}`,
  _type: 'comment',
  _rev: 'r',
  _createdAt: '2026-11-11T10:00:00Z',
  _updatedAt: '2026-11-11T10:00:00Z',
  article: { _type: 'reference', _ref: 'n1', _weak: true },
  name: payload.toWellFormed().slice(0, 80).trim() || 'x',
  body: payload.toWellFormed().slice(0, 5000),
  ...(index % 3 === 0 && {
    url: `https://a.example/?x=${encodeURIComponent(payload.toWellFormed().slice(0, 100))}`,
  }),
  submittedAt: new Date(Date.parse('2026-11-11T10:00:00Z') + index * 1000).toISOString(),
  status: 'approved',
  holdReasons: [],
  language: 'it',
}))

beforeAll(async () => {
  build = await buildForTest([...fixture(), ...comments])
  if (build.outcome.outcome !== 'built')
    throw new Error(JSON.stringify(build.outcome).slice(0, 2000))
  const names = await readdir(build.folder, { recursive: true })
  const read = (name: string): [string, string] => [
    name,
    readFileSync(join(build.folder, name), 'utf8'),
  ]
  const all = names.filter((name) => name.endsWith('index.html')).map(read)
  pages = new Map(all.filter(([, markup]) => markup.includes('id="commento-ostile')))
}, 240_000)
afterAll(() => build.remove())

const allowed: Readonly<Record<string, readonly string[]>> = {
  ol: ['class'],
  li: [],
  article: ['class', 'id'],
  header: [],
  p: ['class', 'id'],
  a: ['class', 'href', 'rel', 'title'],
  bdi: ['class'],
  span: ['class'],
  time: ['class', 'datetime'],
  div: ['class', 'dir'],
  br: [],
}

/** What in a comment's markup is not what we write there; jsdom parses with parse5. */
function audit(markup: string): readonly string[] {
  const { document } = new JSDOM(markup).window
  const elements = [...document.querySelectorAll('#commenti ol, #commenti ol *')]
  if (elements.length === 0) return ['no comments']
  return elements.flatMap((element) => {
    const tag = element.localName
    if (!(tag in allowed)) return [tag]
    return [...element.attributes].flatMap(({ name, value }) => {
      if (!(allowed[tag] ?? []).includes(name)) return [`${tag} ${name}`]
      return name === 'href' && !/^(?:https?:\/\/|#)/.test(value) ? [value] : []
    })
  })
}

it('a thousand and more comments are paged, every one once', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(1500)
  expect(pages.size).toBeGreaterThan(10)
  const shown = [...pages.values()].flatMap((markup) =>
    [...markup.matchAll(/ id="commento-(ostile-\d+)"/g)].map(([, id]) => id),
  )
  expect(shown).toHaveLength(comments.length)
  expect(new Set(shown).size).toBe(comments.length)
  for (const markup of pages.values()) expect(markup.length).toBeLessThan(1_500_000)
})

it('hostile words stay words: parse5 finds no element or attribute of theirs', () => {
  expect(
    [...pages].flatMap(([path, markup]) => audit(markup).map((fault) => `${path}: ${fault}`)),
  ).toEqual([])
})

it('nothing of them runs in a browser, neither on their page nor where no policy forbids it', async () => {
  const bare = [...pages.values()].map((markup) => {
    const [whole = ''] =
      /<section [^>]*id="commenti".*(?=<section [^>]*id="commenta")/s.exec(markup) ?? []
    return whole
  })
  writeFileSync(
    join(build.folder, 'bare.html'),
    `<!doctype html><meta charset="utf-8"><body>${bare.join('</section>')}`,
  )
  const site = await serveFolder(build.folder)
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const fired: string[] = []
  page.on('dialog', (dialog) => {
    fired.push(dialog.message())
    void dialog.dismiss()
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const [first = ''] = pages.keys()
  try {
    for (const path of ['bare.html', first.replace(/index\.html$/, '')]) {
      await page.goto(`${site.origin}/${path}`)
      const comments = await page.evaluate(() => {
        const elements = [...document.querySelectorAll('#commenti ol *')]
        for (const element of elements) {
          for (const type of ['mouseover', 'focus', 'error']) element.dispatchEvent(new Event(type))
        }
        return elements.filter(({ localName }) => localName === 'article').length
      })
      expect(comments).toBeGreaterThan(path === 'bare.html' ? 1499 : 10)
      if (await page.evaluate(() => '__fired' in window)) fired.push(path)
    }
    expect(fired).toEqual([])
    expect(asked.filter((url) => url.includes('evil.example'))).toEqual([])
  } finally {
    await browser.close()
    await site.close()
  }
}, 600_000)

it('in feeds they are text, and what a reader of feeds makes HTML of holds nothing of theirs', () => {
  const entries = comments.map(({ _id, name, body, submittedAt }) => ({
    id: _id,
    url: `https://gazzetta.example/#${_id}`,
    title: visitorText(name),
    summary: undefined,
    markup: markupOf(linkPlainText(body)),
    published: submittedAt,
    updated: submittedAt,
    authors: [{ name: visitorText(name), url: '' }],
    categories: [],
  }))
  const feed = {
    title: 'Commenti',
    description: 'Commenti',
    language: 'it' as const,
    home: 'https://gazzetta.example/',
    icon: 'https://gazzetta.example/favicon.svg',
    updated: '2026-11-11T10:00:00Z',
    entries,
  }
  const contents: string[] = []
  const tags = new Set<string>()
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    tags.add(name)
    text = ''
  })
  parser.on('text', (more) => (text += more))
  parser.on('cdata', (more) => (text += more))
  parser.on('closetag', ({ name }) => {
    // A comment has no summary, so that its description is all of it; the feed has one of its own.
    if (name === 'description' && tags.has('item')) contents.push(text)
  })
  parser.write(rssFeed(feed)).close()
  expect(contents).toHaveLength(comments.length)
  // One document: words that broke out of their own place would be seen in the next one.
  expect(
    audit(`<div id="commenti"><ol>${contents.map((each) => `<li>${each}</li>`).join('')}</ol>`),
  ).toEqual([])
  expect([...tags].filter((tag) => tag in { script: 1, img: 1, svg: 1, iframe: 1 })).toEqual([])
})

it('the article’s feed is well-formed and holds their words as text', async () => {
  const [path = ''] = [...pages.keys()].filter((name) => !name.includes('commenti'))
  const feed = readFileSync(join(build.folder, path.replace('index.html', 'rss.xml')), 'utf8')
  const titles: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => titles.push(name))
  parser.write(feed).close()
  expect(titles.filter((name) => name === 'item')).toHaveLength(50)
  expect(titles).not.toContain('script')
})

it('the intake refuses each or takes it whole, and never breaks on one', () => {
  for (const body of payloads) {
    const outcome = readSubmission({ ...good, body, name: 'Ada' })
    if (outcome.kind === 'submission')
      expect(outcome.submission.body).toBe(normaliseText(body, 'text'))
    else expect(outcome.problems.map(({ field }) => field)).toEqual(['body'])
  }
})
