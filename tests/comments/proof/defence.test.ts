import { hash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cmsUrl, openBench, siteUrl, type Bench } from '../intakeFixture.ts'

let bench: Bench
let sent = 0
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.end())

async function solved(article = 'caffe'): Promise<string> {
  const response = await bench.get(`/comments/challenge?article=${article}`, { origin: siteUrl })
  expect(response.headers.get('access-control-allow-origin')).toBe(siteUrl)
  const { algorithm, challenge, salt, signature, maxnumber } = await response.json()
  let number = 0
  // As a browser counts, but without a promise for each number.
  while (number <= maxnumber && hash('sha256', `${salt}${number}`) !== challenge) number += 1
  return Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature })).toString(
    'base64',
  )
}

/** The reasons for which a comment from a visitor of its own is held. */
async function reasonsOf(fields: Parameters<Bench['post']>[0]): Promise<unknown> {
  sent += 1
  const body = `Testo numero ${sent}`
  const typed = typeof fields === 'object' ? { body, ...fields } : fields
  expect((await bench.post(typed, { from: `10.0.${sent >> 8}.${sent & 255}` })).status).toBe(303)
  return bench.delivered().at(-1)?.['holdReasons']
}

describe('the proof of work', () => {
  it('is believed once, for its article, within a day', async () => {
    const proof = await solved()
    bench.now += 10_000
    expect(await reasonsOf({ proof })).toEqual([])
    expect(await reasonsOf({ proof })).toEqual(['badProof'])
    expect(await reasonsOf({ proof: await solved('coffee') })).toEqual(['badProof'])
    const old = await solved()
    bench.now += 24 * 3_600_000
    expect(await reasonsOf({ proof: old })).toEqual(['badProof'])
  })

  it('is not spent by a form that was refused', async () => {
    const proof = await solved()
    bench.now += 10_000
    expect((await bench.post({ proof, email: 'nessuna' })).status).toBe(422)
    expect(await reasonsOf({ proof })).toEqual([])
  })

  it('spent in a process that ended stays spent', async () => {
    const proof = await solved()
    bench.now += 10_000
    await reasonsOf({ proof })
    await bench.reopen()
    expect(await reasonsOf({ proof })).toEqual(['badProof'])
  })

  it('cannot be bent: another number, salt, time or shape is held', async () => {
    const proof = await solved()
    bench.now += 10_000
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString())
    const bend = (change: Record<string, unknown>) =>
      Buffer.from(JSON.stringify({ ...payload, ...change })).toString('base64')
    const [random] = payload.salt.split('?')
    const bent = [
      bend({ number: payload.number + 1 }),
      bend({ salt: `${random}?article=caffe&at=0&` }),
      bend({ salt: `${payload.salt}${String(payload.number).slice(0, 1)}` }),
      bend({ signature: payload.signature.replace(/./g, 'a') }),
      bend({ algorithm: 'SHA-1' }),
      'e30=',
      'non è base64',
      'A'.repeat(5000),
    ]
    for (const each of bent) expect(await reasonsOf({ proof: each })).toEqual(['badProof'])
  })

  it('is not needed, but without it a comment is held, at half the pace', async () => {
    expect(await reasonsOf({ proof: '' })).toEqual(['noProof'])
    const from = '192.0.2.77'
    expect((await bench.post({ body: 'Primo', proof: '' }, { from })).status).toBe(303)
    bench.now += 20_000
    expect((await bench.post({ body: 'Secondo', proof: '' }, { from })).status).toBe(429)
    expect((await bench.post({ body: 'Secondo' }, { from })).status).toBe(303)
  })

  it('is asked for an article’s id', async () => {
    expect((await bench.get('/comments/challenge')).status).toBe(400)
    expect((await bench.get('/comments/challenge?article=drafts.x')).status).toBe(400)
  })
})

describe('the signed time', () => {
  it('of a proof or of a form of the intake’s own tells who was too quick', async () => {
    const proof = await solved()
    bench.now += 1000
    expect(await reasonsOf({ proof })).toEqual(['tooQuick'])
    const page = await (await bench.get('/comments/reply?article=caffe')).text()
    const token = /name="token"\s+value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(token).toMatch(/^\d+\.[\w-]{20,}$/)
    expect(await reasonsOf({ proof: '', token })).toEqual(['tooQuick', 'noProof'])
    bench.now += 60_000
    expect(await reasonsOf({ proof: '', token })).toEqual(['noProof'])
    const forged = token.replace(/^\d+/, String(bench.now))
    expect(await reasonsOf({ proof: '', token: forged })).toEqual(['noProof'])
  })
})

describe('the editors’ lists', () => {
  beforeEach(() => {
    const settings = bench.lake.documents.find(({ _type }) => _type === 'settings')
    if (settings)
      settings['comments'] = {
        blockedWords: ['Casinò online', 'viagra'],
        blockedDomains: ['truffa.example'],
      }
  })

  it.each([
    [
      'a phrase, whatever its case and accents',
      { body: 'Il CASINO  Online migliore' },
      ['blockedWord'],
    ],
    ['a word in full-width letters', { body: 'ｖｉａｇｒａ a metà prezzo' }, ['blockedWord']],
    ['a word in the name', { name: 'Viagra Shop' }, ['blockedWord']],
    ['a word inside another', { body: 'Parliamo di viagrante' }, []],
    [
      'a site in the text, without a scheme',
      { body: 'Vedi www.negozio.truffa.example oggi' },
      ['blockedDomain'],
    ],
    ['a site as the website', { url: 'https://truffa.example/x' }, ['blockedDomain']],
    ['a site in the address', { email: 'info@truffa.example' }, ['blockedDomain']],
    ['a site that only ends alike', { body: 'Vedi nontruffa.example' }, []],
  ])('hold %s', async (_, fields, reasons) => {
    expect(await reasonsOf(fields)).toEqual(reasons)
  })
})

it('the classifier holds what resembles the editors’ spam, and refuses nothing by itself', async () => {
  for (let index = 0; index < 12; index += 1) {
    const common = {
      _type: 'comment',
      name: 'X',
      article: { _ref: 'te' },
      _updatedAt: '2026-05-20T00:00:00Z',
    }
    bench.lake.documents.push(
      {
        ...common,
        _id: `comment.h${index}`,
        status: 'approved',
        body: 'Una bella riflessione sul quartiere',
      },
      {
        ...common,
        _id: `comment.s${index}`,
        status: 'spam',
        body: 'Casino bonus subito senza deposito',
      },
    )
  }
  bench.now += 60_000
  await reasonsOf({})
  await bench.get(`${new URL(cmsUrl).pathname}comments/reply?article=caffe`)
  expect(await reasonsOf({ body: 'Prendi il bonus del casino senza deposito' })).toEqual([
    'likelySpam',
  ])
  expect(await reasonsOf({ body: 'Una riflessione bella e utile sul quartiere' })).toEqual([])
})
