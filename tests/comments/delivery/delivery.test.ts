import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { referredId } from '../../referredId.ts'
import { good, openBench, siteUrl, type Bench } from '../intakeFixture.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => {
  await bench.end()
})

const later = { timeout: 60_000, interval: 20 }
const grazie = `${siteUrl}/articoli/un-caffe/#grazie`

describe('a repeated post', () => {
  it('is one comment, without a key for 24 hours', async () => {
    const first = await bench.post()
    const second = await bench.post()
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers.get('location')).toBe(grazie)
    bench.now += 23 * 3_600_000
    expect((await bench.post()).status).toBe(303)
    expect(bench.delivered()).toHaveLength(1)
    bench.now += 3_600_001
    expect((await bench.post()).status).toBe(303)
    expect(bench.delivered().map(({ holdReasons }) => holdReasons)).toEqual([[], ['duplicate']])
  })

  it('is one comment for ever with a key, also when the local database is lost', async () => {
    const key = 'f3b1c2d4-0000-4000-8000-000000000001'
    const secret = Buffer.alloc(32, 7).toString('base64')
    const other = await openBench({ secret, client: bench.lake.client })
    await bench.reopen({ secret, folder: `${bench.folder}/altra` })
    await bench.post({ key })
    bench.now += 100 * 24 * 3_600_000
    await bench.post({ key })
    await other.post({ key })
    expect(bench.delivered()).toHaveLength(1)
    await other.end()
  })

  it('is two comments when its text or its key is another', async () => {
    await bench.post({ key: 'chiave-numero-1' })
    bench.now += 15_000
    await bench.post({ key: 'chiave-numero-2' })
    bench.now += 15_000
    await bench.post({ key: 'chiave-numero-2', body: 'Corretto' })
    expect(bench.delivered()).toHaveLength(3)
  })

  it('is one comment when twenty arrive at once', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => bench.post()))
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(303))
    expect(bench.delivered()).toHaveLength(1)
  })
})

describe('a comment that is held', () => {
  it('is pending all the same, with the reasons that an editor reads', async () => {
    await bench.post({ website_confirm: 'https://spam.test', body: 'http://a.test http://b.test' })
    expect(bench.delivered()[0]).toMatchObject({
      status: 'pending',
      holdReasons: ['honeypot', 'links'],
    })
  })

  it('repeats a text sent before by anyone, case and spacing aside', async () => {
    await bench.post({ body: 'Offerta   imperdibile' })
    await bench.post(
      { article: 'coffee', email: 'altra@esempio.it', body: 'OFFERTA imperdibile' },
      { from: '198.51.100.9' },
    )
    expect(bench.delivered().map(({ holdReasons }) => holdReasons)).toEqual([[], ['duplicate']])
  })
})

describe('while the content lake is away', () => {
  it('comments are accepted, kept on disk, and delivered once it is back', async () => {
    await bench.post()
    bench.lake.mood = 'away'
    const held = await bench.post({ body: 'Mentre il lago dorme' }, { from: '198.51.100.2' })
    expect(held.status).toBe(303)
    expect(held.headers.get('location')).toBe(grazie)
    expect(bench.delivered()).toHaveLength(1)
    bench.lake.mood = 'well'
    await vi.waitFor(() => expect(bench.delivered()).toHaveLength(2), later)
    expect(bench.delivered()[1]).toMatchObject({
      body: 'Mentre il lago dorme',
      submittedAt: '2026-06-01T10:00:00.000Z',
      holdReasons: [],
      language: 'it',
    })
  })

  it('they outlive a restart, and a lake that says it is busy', async () => {
    await bench.post()
    bench.lake.mood = 'busy'
    await bench.post({ body: 'Secondo' }, { from: '198.51.100.2' })
    await bench.reopen()
    bench.lake.mood = 'well'
    await vi.waitFor(() => expect(bench.delivered()).toHaveLength(2), later)
  })

  it('an article that nobody asked about before is taken on trust, then judged', async () => {
    bench.lake.mood = 'away'
    const post = (article: string, parent: string, from: string) =>
      bench.post({ article, parent, body: `A ${article} ${parent}` }, { from })
    const response = await post('coffee', '', '198.51.100.1')
    expect(response.status).toBe(202)
    expect(await response.text()).toContain('Grazie, il commento è arrivato')
    await post('chiuso', '', '198.51.100.2')
    await post('mai', '', '198.51.100.3')
    await post('caffe', 'altrove', '198.51.100.4')
    await post('caffe', 'primo', '198.51.100.5')
    bench.lake.mood = 'well'
    await vi.waitFor(() => expect(bench.delivered()).toHaveLength(5), later)
    const found = bench.delivered().map(({ article, parent, holdReasons, language }) => {
      return [referredId(article), referredId(parent), holdReasons, language]
    })
    expect(found).toEqual(
      expect.arrayContaining([
        ['coffee', undefined, [], 'en'],
        ['chiuso', undefined, ['commentsClosed'], 'it'],
        ['mai', undefined, ['articleUnknown'], 'it'],
        ['caffe', undefined, ['parentUnknown'], 'it'],
        ['caffe', 'comment.primo', [], 'it'],
      ]),
    )
  })

  it('an article known to be closed stays closed', async () => {
    const article = bench.lake.documents.find(({ _id }) => _id === 'caffe')
    await bench.get('/comments/reply?article=caffe')
    if (article) article['commentsOpen'] = false
    expect((await bench.post()).status).toBe(403)
    bench.lake.mood = 'away'
    expect((await bench.post()).status).toBe(403)
  })

  it('a reply form says to come back', async () => {
    bench.lake.mood = 'away'
    const response = await bench.get('/comments/reply?article=caffe&parent=primo')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('60')
  })
})

describe('delivery', () => {
  it('writes once a comment whose acknowledgement was lost', async () => {
    await bench.get('/comments/reply?article=caffe')
    bench.lake.mood = 'forgetful'
    expect((await bench.post()).status).toBe(303)
    expect(bench.delivered()).toHaveLength(1)
    bench.lake.mood = 'well'
    const writes = () => bench.lake.seen.filter((line) => line.includes('createIfNotExists'))
    await vi.waitFor(() => expect(writes().length).toBeGreaterThan(1), later)
    await vi.waitFor(() => expect(bench.logged.join()).toContain('1 delivered, 0 waiting'), later)
    expect(bench.delivered()).toHaveLength(1)
    expect(bench.delivered()[0]?.['body']).toBe(good.body)
  })

  it('keeps and reports a comment that the lake refuses, and delivers those behind it', async () => {
    bench.lake.mood = 'refusing'
    expect((await bench.post()).status).toBe(303)
    expect(bench.logged.join('\n')).toMatch(/comment\.[0-9a-f]{32} waits on disk.*400/)
    bench.lake.mood = 'well'
    await bench.post({ body: 'Dopo' }, { from: '198.51.100.2' })
    await vi.waitFor(() => expect(bench.delivered()).toHaveLength(2), later)
  })
})
