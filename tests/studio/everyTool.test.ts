import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import english from '../../studio/locale/englishSchema.json' with { type: 'json' }
import { englishStrings, italianStrings } from '../../studio/locale/edicolaStrings.ts'
import { englishPeopleStrings, italianPeopleStrings } from '../../studio/people/peopleStrings.ts'
import { axeOn } from '../browser/axeOn.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { writeComments } from './writeComments.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Browser

interface Place {
  readonly path: string
  /** The part that is ours. */
  readonly ours: string
  /** Once it is there, so is all that was asked for. */
  readonly settled: string
}

const tool = (name: string, path: string, settled: string): Place => {
  const ours = `[data-tool="${name}"]`
  return { path, ours, settled: `${ours} ${settled}` }
}
const pane = (name: string, settled: string): Place => ({
  path: `/structure/${name}`,
  ours: `[data-testid="pane"]`,
  settled: `[data-testid="pane"] ${settled}`,
})

/** All that is ours, filled and empty. */
const places: readonly Place[] = [
  tool('moderation', '/moderation', '[role="option"][data-current]'),
  tool('media', '/media', '[data-testid="pictures"] button'),
  tool('calendar', '/calendar', 'a'),
  tool('site-state', '/site-state', 'table'),
  { path: '/people', ours: 'main', settled: 'main select' },
  pane('scheduled', 'a'),
  pane('review', 'a'),
  pane('trash', 'li'),
]

interface Look {
  readonly scheme: 'light' | 'dark'
  readonly width: number
}

const looks: Readonly<Record<'it' | 'en', readonly Look[]>> = {
  it: [{ scheme: 'light', width: 390 }],
  en: [
    { scheme: 'dark', width: 390 },
    { scheme: 'light', width: 1440 },
  ],
}

const italian = [italianStrings, italianPeopleStrings].flatMap((all) => Object.values(all))
const words = {
  it: new Set([...italian, ...Object.keys(english)]),
  en: new Set(
    [englishStrings, englishPeopleStrings, english].flatMap((all) => Object.values<string>(all)),
  ),
}

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  await fill()
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

/** Something of everything, with words that do not fit on a line of a telephone. */
async function fill(): Promise<void> {
  const { client } = studio
  const long = 'Precipitevolissimevolmente'.repeat(4)
  const title = `La bottega ${long}`
  const publishedAt = new Date().toISOString()
  const article = { _type: 'article', title, language: 'it', publishedAt }
  // The calendar has it this month, whatever comes an hour later.
  await client.create({ _type: 'event', title, language: 'it', startsAt: publishedAt })
  await client.create({ ...article, _id: 'bottega' })
  await client.create({ ...article, _id: 'drafts.fiume' })
  await client.create({ ...article, _id: 'drafts.via' })
  await client.delete('drafts.via')
  await client.create({
    _type: 'review',
    _id: 'drafts.review-fiume',
    documentId: 'fiume',
    state: 'toReview',
    by: long,
    at: publishedAt,
  })
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  const metadata = { title, releaseType: 'scheduled', intendedPublishAt: inAnHour } as const
  await client.releases.create({ releaseId: 'rOra', metadata })
  const document = { ...article, _id: 'versions.rOra.bottega' }
  await client.createVersion({ releaseId: 'rOra', publishedId: 'bottega', document })
  await client.releases.schedule({ releaseId: 'rOra', publishAt: inAnHour })
  await mkdir(studio.siteFolder, { recursive: true })
  await writeFile(join(studio.siteFolder, 'status.json'), JSON.stringify({ builds: builds(long) }))
  await writeComments(client, [
    { id: 'ada', body: long, holdReasons: ['links'] },
    { id: 'bice', name: long, parent: 'ada' },
  ])
  const create = { width: 300, height: 200, channels: 3, background: '#963' } as const
  const picture = await sharp({ create }).png().toBuffer()
  await client.assets.upload('image', picture, { filename: `${long}.png` })
}

const builds = (word: string): readonly unknown[] => [
  {
    startedAt: '2026-03-01T09:00:00.000Z',
    reason: 'content',
    because: [{ id: 'bottega', type: 'article', title: word, change: 'changed' }],
    changedDocuments: 9,
    outcome: 'refused',
    milliseconds: 1234,
    message: word,
    problems: [
      {
        severity: 'error',
        documentId: 'bottega',
        documentType: 'article',
        title: word,
        path: 'hero.alt',
        message: word,
        studioUrl: '',
      },
    ],
  },
]

async function open(language: 'it' | 'en'): Promise<BrowserContext> {
  const context = await signedIn(browser, studio, 'administrator')
  const locale = language === 'it' ? 'it-IT' : 'en-US'
  await context.addInitScript(
    (value) => localStorage.setItem('sanity-locale:edicola:default', value),
    locale,
  )
  return context
}

/** Shows what is open in these colours and as wide as this, and waits until it has them. */
async function show(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: 844 })
  await page.locator(`[data-ui="Card"][data-scheme="${scheme}"]`).first().waitFor()
}

/** Where what is ours goes beyond the window, or must be pushed aside to be read. */
async function overflowing(page: Page, ours: string): Promise<readonly string[]> {
  return page.locator(ours).evaluate((root) =>
    [root, ...root.querySelectorAll('*')]
      .filter((element) => {
        // What ends in an ellipsis goes on behind it.
        for (let around = element.parentElement; around !== null; around = around.parentElement) {
          if (getComputedStyle(around).textOverflow === 'ellipsis') return false
        }
        const { right, width } = element.getBoundingClientRect()
        const isScrolled = /auto|scroll/.test(getComputedStyle(element).overflowX)
        const isPushed = isScrolled && element.scrollWidth > element.clientWidth + 1
        return width > 0 && (right > window.innerWidth + 1 || isPushed)
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  )
}

/** What somebody reads or is told. */
async function textsIn(page: Page, ours: string): Promise<readonly string[]> {
  return page.locator(ours).evaluate((root) => {
    const texts: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        texts.push(element.getAttribute(name) ?? '')
      }
    }
    return texts.filter((text) => text !== '')
  })
}

/** What axe objects to, by rule and element. */
async function faults(page: Page, ours: string): Promise<readonly (readonly string[])[]> {
  // Sanity's way back from a pane has no name.
  const { violations } = await axeOn(page).include(ours).exclude('a[href="/structure/"]').analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]))
}

describe.each(['it', 'en'] as const)('every tool in %s', (language) => {
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    context = await open(language)
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
  }, 240_000)

  afterAll(() => context.close())

  describe.each(places)('$path', (place) => {
    const { path, ours, settled } = place

    beforeAll(() => page.goto(`${studio.url}${path}`), 240_000)

    // A Studio takes a second to load: what is open is seen in another light, and gets another width.
    it.each(looks[language])(
      '$scheme, $width pixels wide, fits, speaks the language, and has no fault',
      async (look) => {
        await show(page, look)
        await page.locator(settled).first().waitFor()
        // What depends on the width is laid out anew once the window has it.
        await expect.poll(() => overflowing(page, ours)).toEqual([])
        const foreign = words[language === 'it' ? 'en' : 'it']
        const texts = await textsIn(page, ours)
        expect(texts.filter((text) => foreign.has(text) && !words[language].has(text))).toEqual([])
        await expect.poll(() => faults(page, ours)).toEqual([])
      },
    )
  })
})
