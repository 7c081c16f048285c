import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { type ServedStudio, serveStudio } from './serveStudio.ts'
import { signedIn } from './signedIn.ts'
import { type TextDesk, textDesk } from './textDesk.ts'

vi.setConfig({ testTimeout: 240_000 })

let studio: ServedStudio
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
let desk: TextDesk

const beginning = 'inizio'
const words = ['giornale', 'archivio', 'tiratura', 'scoop'] as const

beforeAll(async () => {
  browser = await launchBrowser()
  studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
  const body = [beginning, ...words].map((word) => ({
    _type: 'block',
    _key: word,
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 'words', text: `Qui si parla di ${word}`, marks: [] }],
  }))
  await studio.client
    .transaction()
    .create({ _id: 'fiera', _type: 'event', title: 'La fiera dei librai', language: 'it' })
    .create({ _id: 'drafts.bottega', _type: 'article', title: 'La bottega', language: 'it', body })
    .commit()
  const context = await signedIn(browser, studio, 'editor', { timezoneId: 'Europe/Rome' })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  desk = textDesk(page, studio.url)
  await desk.open('bottega')
}, 240_000)

afterAll(async () => {
  await browser.close()
  await studio.close()
})

// A Studio takes seconds to load: the next test stays in it unless a dialog may be in its way.
beforeEach(({ onTestFailed }) => onTestFailed(() => desk.open('bottega')))

const stored = (projection: string, word = ''): Promise<unknown> =>
  studio.client.fetch<unknown>(
    `*[_id == "drafts.bottega"][0].body${projection}`,
    { word },
    { perspective: 'raw' },
  )

const fill = (fields: Readonly<Record<string, string>>) => (): Promise<void> =>
  desk.write(desk.dialog, fields)

const addItem = (): Promise<void> =>
  desk.dialog.getByRole('button', { name: 'Aggiungi elemento' }).click()

async function fillRow(cells: readonly string[]): Promise<void> {
  await addItem()
  await desk.dialog.getByTestId('breadcrumb-item-righe').waitFor()
  for (const [place, cell] of cells.entries()) {
    await addItem()
    await desk.dialog.getByTestId('string-input').nth(place).fill(cell)
  }
}

interface BlockKind {
  /** What the toolbar calls it. */
  readonly title: string
  readonly fill: () => Promise<void>
  readonly stored: Readonly<Record<string, unknown>>
  /** What stands for it in the text. */
  readonly shown: string
}

const picture = {
  _type: 'figure',
  asset: { _type: 'reference', _ref: expect.stringMatching(/^image-[0-9a-f]{40}-60x40-png$/) },
}

const kinds: readonly BlockKind[] = [
  {
    title: 'Figura',
    fill: async () => {
      await desk.upload('#b32')
      await desk.write(desk.dialog, {
        'Testo alternativo': 'Un molo',
        Didascalia: 'All’alba',
        Crediti: 'Ada Righi',
      })
    },
    stored: { ...picture, alt: 'Un molo', caption: 'All’alba', credit: 'Ada Righi' },
    shown: 'Un molo',
  },
  {
    title: 'Galleria',
    fill: async () => {
      await addItem()
      await desk.dialog.getByTestId('breadcrumb-item-immagini').waitFor()
      await desk.upload('#32b')
      await desk.write(desk.dialog, { 'Testo alternativo': 'Un ponte' })
    },
    stored: { _type: 'gallery', images: [{ ...picture, alt: 'Un ponte' }] },
    shown: 'Un ponte',
  },
  {
    title: 'Citazione in evidenza',
    fill: fill({
      Citazione: 'La carta non si spegne.',
      'Di chi è': 'Ada Righi',
      Fonte: 'https://example.it/righi',
    }),
    stored: {
      _type: 'pullQuote',
      text: 'La carta non si spegne.',
      attribution: 'Ada Righi',
      sourceUrl: 'https://example.it/righi',
    },
    shown: 'La carta non si spegne.',
  },
  {
    title: 'Contenuto incorporato',
    fill: async () => {
      await desk.write(desk.dialog, {
        Indirizzo: 'https://vimeo.com/76979871',
        Testo: 'Una rotativa.',
      })
      const platform = desk.dialog.getByRole('combobox', { name: 'Piattaforma' })
      await platform.selectOption({ label: 'Vimeo' })
    },
    stored: {
      _type: 'embed',
      url: 'https://vimeo.com/76979871',
      provider: 'vimeo',
      text: 'Una rotativa.',
    },
    shown: 'Una rotativa.',
  },
  {
    title: 'Invito all’azione',
    fill: fill({
      Testo: 'Leggi ogni sabato.',
      'Testo del collegamento': 'Abbònati',
      Collegamento: '/abbonamenti/',
    }),
    stored: {
      _type: 'callToAction',
      text: 'Leggi ogni sabato.',
      label: 'Abbònati',
      url: '/abbonamenti/',
    },
    shown: 'Leggi ogni sabato.',
  },
  {
    title: 'Banner promozionale',
    fill: async () => {
      await desk.write(desk.dialog, {
        'Prima riga': 'Un anno di carta',
        Offerta: '−30%',
        'Testo del collegamento': 'Scopri',
        Collegamento: 'https://example.it/offerta',
        'Scade il': '01/05/2031 10:00',
      })
      // A date is read when the field is left.
      await page.keyboard.press('Tab')
    },
    stored: {
      _type: 'promoBanner',
      lineOne: 'Un anno di carta',
      offer: '−30%',
      label: 'Scopri',
      url: 'https://example.it/offerta',
      expiresAt: '2031-05-01T08:00:00.000Z',
    },
    shown: 'Un anno di carta',
  },
  {
    title: 'Scheda di un evento',
    fill: () => desk.choose(desk.dialog, 'La fiera dei librai'),
    stored: { _type: 'eventCard', event: { _type: 'reference', _ref: 'fiera' } },
    shown: 'La fiera dei librai',
  },
  {
    title: 'Codice',
    fill: fill({ Codice: '<b>1 < 2</b>', Linguaggio: 'html', 'Nome del file': 'a.html' }),
    stored: { _type: 'codeBlock', code: '<b>1 < 2</b>', language: 'html', filename: 'a.html' },
    shown: 'a.html',
  },
  {
    title: 'Tabella',
    fill: async () => {
      await fillRow(['Anno', 'Copie'])
      await desk.dialog.getByTestId('breadcrumb-item-anno').first().click()
      await page.getByTestId('breadcrumb-item-righe').waitFor({ state: 'hidden' })
      await fillRow(['1948', '12.000'])
    },
    stored: {
      _type: 'table',
      hasHeader: true,
      rows: [
        { _type: 'tableRow', cells: ['Anno', 'Copie'] },
        { _type: 'tableRow', cells: ['1948', '12.000'] },
      ],
    },
    shown: 'Anno',
  },
  {
    title: 'Markdown',
    fill: fill({ Markdown: '- una **voce**' }),
    stored: { _type: 'markdown', markdown: '- una **voce**' },
    shown: '- una **voce**',
  },
  {
    title: 'Formula',
    fill: fill({ 'Formula in TeX': 'a^2 + b^2' }),
    stored: { _type: 'math', tex: 'a^2 + b^2' },
    shown: 'a^2 + b^2',
  },
]

describe('a block', () => {
  it.each(kinds)('is put into the text and stored: $title', async (kind) => {
    await desk.toEndOf(beginning)
    await desk.insert(kind.title)
    await kind.fill()
    await desk.close()
    await desk.text.getByText(kind.shown, { exact: true }).first().waitFor()
    await expect.poll(() => stored('[1]')).toMatchObject(kind.stored)
  })
})

interface Annotation {
  readonly title: string
  readonly word: (typeof words)[number]
  readonly fill: () => Promise<void>
  readonly stored: Readonly<Record<string, unknown>>
}

const annotations: readonly Annotation[] = [
  {
    title: 'Collegamento esterno',
    word: 'giornale',
    fill: () => desk.write(desk.popover, { Indirizzo: 'https://example.it/giornale' }),
    stored: { _type: 'link', href: 'https://example.it/giornale' },
  },
  {
    title: 'Collegamento interno',
    word: 'archivio',
    fill: () => desk.choose(desk.popover, 'La fiera dei librai'),
    stored: { _type: 'internalLink', reference: { _type: 'reference', _ref: 'fiera' } },
  },
  {
    title: 'Nota',
    word: 'tiratura',
    fill: () => desk.write(desk.popover, { 'Testo della nota': 'Dodicimila copie nel 1948.' }),
    stored: { _type: 'footnote', text: 'Dodicimila copie nel 1948.' },
  },
  {
    title: 'Parole in un’altra lingua',
    word: 'scoop',
    fill: () => desk.write(desk.popover, { Lingua: 'en' }),
    stored: { _type: 'foreign', language: 'en' },
  },
]

describe('an annotation', () => {
  it.each(annotations)('is put on the words that are selected: $title', async (annotation) => {
    const { title, word } = annotation
    await desk.select(word)
    await desk.body.getByTestId('action-menu-button').click()
    await page.getByRole('menuitem', { name: title, exact: true }).click()
    await desk.popover.waitFor()
    await annotation.fill()
    await desk.popover.getByTestId('close-popover-edit-dialog-button').click()
    await desk.popover.waitFor({ state: 'hidden' })
    const marked = '"words": children[^.markDefs[0]._key in marks].text'
    await expect
      .poll(() => stored(`[_key == $word][0]{markDefs, ${marked}}`, word))
      .toMatchObject({
        markDefs: [annotation.stored],
        words: [word],
      })
  })
})
