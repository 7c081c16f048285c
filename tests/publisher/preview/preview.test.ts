import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { filesBelow } from '../../../server/publisher/live/siteFiles.ts'
import type { PublisherEvent } from '../../../server/publisher/publisherEvent.ts'
import { type Publisher, startPublisher } from '../../../server/publisher/startPublisher.ts'
import { serveSite } from '../../../server/publisher/serveSite.ts'
import { found } from '../../found.ts'
import { article, block, slug } from './previewContent.ts'
import { linkIn, openPreviewedSite, type PreviewedSite, siteUrl } from './previewedSite.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

let site: PreviewedSite
let publisher: Publisher
let releases: string
const events: PublisherEvent[] = []

beforeAll(async () => {
  site = await openPreviewedSite()
  const { client, viewer } = site
  await client
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Righi', slug: slug('ada-righi') })
    .create({
      _id: 'mestieri',
      _type: 'category',
      title: 'Mestieri',
      language: 'it',
      slug: slug('mestieri'),
    })
    .create(article('carta', 'La carta', 'la-carta'))
    .create(article('drafts.bozza', 'Titolo riservatissimo', 'riservata'))
    .create(article('drafts.carta', 'La carta riscritta', 'la-carta'))
    .commit()
  releases = join(site.folder, 'site')
  publisher = await startPublisher({
    client: client.withConfig({ token: viewer }),
    root: process.cwd(),
    folder: releases,
    site: {
      apiHost: site.url,
      projectId: 'edicola',
      dataset: 'production',
      token: viewer,
      siteUrl,
      cmsUrl: site.url,
    },
    onEvent: (event) => events.push(event),
  })
  await publisher.firstRound
})

afterAll(async () => {
  await publisher?.close()
  await site?.close()
})

const text = async (path: string, role = 'editor'): Promise<string> =>
  (await site.get(path, role)).text()
const publicPage = async (path: string): Promise<string> =>
  (await serveSite({ folder: releases }).handle(new Request(`${siteUrl}${path}`))).text()

/** A page whose fields can be read. */
const readable = (html: string): string =>
  html.replaceAll(/data-sanity="[^"]*"/g, (field) => decodeURIComponent(field))

/** What a preview adds, taken away again. */
const withoutPreview = (html: string): string =>
  html
    .replace(/<link rel="stylesheet" href="\/anteprima\/_\/stile.css"><script[^>]*><\/script>/, '')
    .replaceAll(/ data-(?:sanity|preview)="[^"]*"/g, '')
    .replaceAll('href="/anteprima/', 'href="/')
    .replaceAll(/(<a [^>]*)href="http:\/\/localhost:4321(\/[^"]*\.[a-z]+)"/g, '$1href="$2"')

test('a draft that was never published is seen by the newsroom and by nobody else', async () => {
  for (const role of ['administrator', 'editor', 'contributor', 'viewer']) {
    const response = await site.get('/anteprima/articoli/riservata/', role)
    expect(response.status, role).toBe(200)
    expect(await response.text(), role).toContain('<h1')
  }
  const stranger = await site.get('/anteprima/articoli/riservata/')
  expect(stranger.status).toBe(401)
  const words = await stranger.text()
  expect(words).toContain('Prima entra nello Studio')
  expect(words).not.toContain('riservatissimo')
  expect((await site.get('/anteprima/_/novita')).status).toBe(401)
})

test('nothing of a draft is in the release or on the public server', async () => {
  const { current } = { current: join(releases, 'current') }
  for (const file of filesBelow(current)) {
    const bytes = await readFile(join(current, file))
    expect(bytes.includes('riservatissimo'), file).toBe(false)
    expect(bytes.includes('riscritta'), file).toBe(false)
  }
  expect(await publicPage('/articoli/la-carta/')).not.toContain('riscritta')
  const answer = await serveSite({ folder: releases }).handle(
    new Request(`${siteUrl}/anteprima/articoli/riservata/`),
  )
  expect(answer.status).toBe(404)
})

test('the preview is the published page to the byte, but for what says where each text is from', async () => {
  const preview = await text('/anteprima/articoli/la-carta/?sanity-preview-perspective=published')
  const published = await publicPage('/articoli/la-carta/')
  const links = preview.replaceAll('?sanity-preview-perspective=published', '')
  const scripts = /<script type="(?:module|speculationrules)"[^>]*>[^<]*<\/script>/g
  expect(withoutPreview(links)).toBe(published.replaceAll(scripts, ''))
  expect(withoutPreview(links)).not.toBe(preview)
})

test('each text says its field, and no mark is left in the page', async () => {
  const html = readable(await text('/anteprima/articoli/la-carta/'))
  const of = (path: string) => `data-sanity="id=carta;type=article;path=${path};base=/"`
  expect(html).toContain(`<h1 ${of('title')} class="p-name">La carta riscritta</h1>`)
  expect(html).toContain(`${of('body[_key=="p"].children[_key=="p-s"].text')}>Il chiosco`)
  expect(html).toContain(of('lead'))
  expect(html).toContain('data-sanity="id=ada;type=author;path=name;base=/"')
  expect(html).not.toMatch(/[\u{e000}-\u{f8ff}]/u)
})

test('an edit is in the next look, and open pages are told', async () => {
  const stream = await site.get('/anteprima/_/novita', 'editor')
  const reader = found(stream.body).pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await site.client.patch('drafts.bozza').set({ title: 'Un titolo appena cambiato' }).commit()
  let news = ''
  while (!news.includes('event: change')) news += (await reader.read()).value ?? ''
  await reader.cancel()
  expect(await text('/anteprima/articoli/riservata/')).toContain('Un titolo appena cambiato')
  await site.client.patch('drafts.bozza').set({ title: 'Titolo riservatissimo' }).commit()
})

test('lists follow edits, whatever was looked at before', async () => {
  expect(await text('/anteprima/categorie/mestieri/')).toContain('Titolo riservatissimo')
  await site.client.patch('drafts.bozza').set({ title: 'Titolo nuovissimo' }).commit()
  await vi.waitUntil(
    async () => (await text('/anteprima/categorie/mestieri/')).includes('Titolo nuovissimo'),
    { timeout: 60_000 },
  )
  expect(await text('/anteprima/articoli/')).toContain('Titolo nuovissimo')
  await site.client.patch('drafts.bozza').set({ title: 'Titolo riservatissimo' }).commit()
})

test('lists show drafts too, and links stay in the preview', async () => {
  const home = await text('/anteprima/')
  expect(home).toContain('Titolo riservatissimo')
  expect(home).toContain('href="/anteprima/articoli/riservata/"')
  expect((await site.get('/anteprima/non-esiste/', 'editor')).status).toBe(404)
})

test('nothing is painted for pages that are only looked at', async () => {
  const card = /property="og:image" content="[^"]*(\/_images\/[^"]+)"/
  const [, address = ''] = card.exec(await text('/anteprima/articoli/riservata/')) ?? []
  expect(address).not.toBe('')
  expect((await site.get(address)).status).toBe(404)
})

test('what a page loads is there: styles, fonts', async () => {
  const html = await text('/anteprima/articoli/riservata/')
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  )
  expect(sheets).not.toEqual([])
  for (const sheet of sheets) {
    const response = await site.get(sheet)
    expect(response.headers.get('content-type')).toContain('text/css')
  }
  const fonts = [...html.matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, font = '']) => font)
  expect(fonts.length).toBeGreaterThan(4)
  for (const font of fonts) expect((await site.get(font)).status, font).toBe(200)
})

test('a version of a release is seen when the perspective says so', async () => {
  await site.client.create({
    ...article('versions.rNatale.carta', 'La carta a Natale', 'la-carta'),
  })
  const seen = await text('/anteprima/articoli/la-carta/?sanity-preview-perspective=rNatale,drafts')
  expect(seen).toContain('La carta a Natale')
  expect(seen).toContain('href="/anteprima/?sanity-preview-perspective=rNatale%2Cdrafts"')
  expect(await text('/anteprima/articoli/la-carta/')).toContain('La carta riscritta')
  const wrong = await site.get('/anteprima/?sanity-preview-perspective=raw', 'editor')
  expect(wrong.status).toBe(400)
})

test('an article of the future is seen as on its day', async () => {
  const publishedAt = '2126-01-01T10:00:00Z'
  await site.client.create({
    ...article('drafts.domani', 'Fra cent’anni', 'fra-cent-anni'),
    publishedAt,
  })
  expect(await text('/anteprima/articoli/fra-cent-anni/')).toContain('Fra cent’anni')
  expect(await text('/anteprima/')).not.toContain('Fra cent’anni')
})

test('a draft that does not fit is shown as far as it goes, and says what is missing', async () => {
  await site.client.create({
    _id: 'drafts.iniziata',
    _type: 'article',
    language: 'it',
    body: [
      block('p', 'Solo un paragrafo.'),
      { _type: 'figure', _key: 'f' },
      { _type: 'ignoto', _key: 'i' },
    ],
  })
  const html = await text('/anteprima/_/documento/iniziata')
  expect(html).toContain('Solo un paragrafo.')
  expect(html).toContain('prima di pubblicare')
  expect(readable(html)).toContain('id=iniziata;type=article;path=body[_key=="f"].alt')
  expect(html).toContain('Manca l’indirizzo')
  // It is in nobody's way: the front page is there, without it.
  expect(await text('/anteprima/')).not.toContain('Senza titolo')
})

test('a document that no page can show gets a page that says so, a guest no more than that', async () => {
  await site.client.create({ _id: 'drafts.rimando', _type: 'redirect', from: '/vecchia/' })
  const response = await site.get('/anteprima/_/documento/rimando', 'editor')
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('href="/intent/edit/id=rimando;type=redirect')
  const made = await site.share({ id: 'rimando', perspective: 'drafts', days: 1 }, 'editor')
  const url = await linkIn(made)
  const guest = await (await site.get(url)).text()
  expect(guest).toContain('La pagina non è ancora pronta')
  expect(guest).not.toContain('rimando')
})

test('a link shows one document to whoever has it, until it expires', async () => {
  const made = await site.share({ id: 'bozza', perspective: 'drafts', days: 7 }, 'contributor')
  expect(made.status).toBe(200)
  const url = await linkIn(made)
  const shown = await site.get(url)
  expect(shown.status).toBe(200)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': expect.stringContaining('noindex'),
    'content-security-policy': expect.stringContaining("script-src 'none'"),
  })
  const html = await shown.text()
  expect(html).toContain('Titolo riservatissimo')
  expect(html).toContain('<meta name="robots" content="noindex">')
  // Nothing in the page gives its address away in spite of the header.
  expect(html).not.toContain('name="referrer"')
  expect(html).not.toContain('data-sanity')
  expect(html).toContain(`href="${siteUrl}/persone/ada-righi/"`)

  const tampered = await site.get(`${url.slice(0, -2)}xx`)
  expect(tampered.status).toBe(403)
  expect(await tampered.text()).toContain('Il collegamento non è valido')
  expect((await site.get(`${site.url}/anteprima/_/condivisa/x`)).status).toBe(403)
  site.advance(7 * 24 * 60 * 60 * 1000 + 1000)
  const expired = await site.get(url)
  expect(expired.status).toBe(410)
  expect(await expired.text()).toContain('Il collegamento è scaduto')
})

test('links are made by the newsroom alone, and for what makes sense', async () => {
  const wish = { id: 'bozza', perspective: 'drafts', days: 7 }
  expect((await site.share(wish)).status).toBe(401)
  for (const wrong of [
    {},
    { ...wish, days: 3650 },
    { ...wish, id: '../x' },
    { ...wish, perspective: 'raw' },
  ]) {
    expect((await site.share(wrong, 'editor')).status, JSON.stringify(wrong)).toBe(400)
  }
})

test('the editor’s page may run our script alone, and reach previews alone', async () => {
  const { headers } = await site.get('/anteprima/', 'editor')
  const policy = headers.get('content-security-policy') ?? ''
  const host = new URL(site.url).host
  expect(policy).toContain(`script-src ${host}/preview/overlay.js;`)
  expect(policy).toContain(`connect-src ${host}/anteprima/;`)
  expect(policy).toContain("form-action 'none'")
  expect(policy).toContain("frame-ancestors 'self'")
  expect(headers.get('cache-control')).toBe('private, no-store')
  const post = await fetch(`${site.url}/anteprima/`, { method: 'POST' })
  expect(post.status).toBe(405)
})

test('publishing goes on, whatever drafts there are', async () => {
  expect(events.map(({ kind }) => kind)).not.toContain('refused')
  await site.client.patch('carta').set({ title: 'La carta ripubblicata' }).commit()
  await vi.waitUntil(
    async () => (await publicPage('/articoli/la-carta/')).includes('La carta ripubblicata'),
    { timeout: 60_000 },
  )
  expect(events.map(({ kind }) => kind)).not.toContain('failed')
})
