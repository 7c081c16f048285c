import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { good, openBench, siteUrl, type Bench } from './intakeFixture.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => {
  await bench.end()
})

describe('an accepted comment', () => {
  it('is a pending document in the lake before the reader is led back to the article', async () => {
    const response = await bench.post()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${siteUrl}/articoli/un-caffe/#grazie`)
    expect(bench.delivered()).toEqual([
      {
        _id: expect.stringMatching(/^comment\.[0-9a-f]{32}$/),
        _type: 'comment',
        article: { _type: 'reference', _ref: 'caffe', _weak: true },
        name: good.name,
        body: good.body,
        submittedAt: '2026-06-01T10:00:00.000Z',
        status: 'pending',
        holdReasons: [],
        language: 'it',
      },
    ])
  })

  it('leads to the English address of an English article, whatever the form says', async () => {
    const response = await bench.post({ article: 'coffee', language: 'it' })
    expect(response.headers.get('location')).toBe(`${siteUrl}/en/articles/a-coffee/#grazie`)
    expect(bench.delivered()[0]?.language).toBe('en')
  })

  it('keeps address, parent and line breaks, in composed Unicode', async () => {
    await bench.post({
      parent: 'primo',
      url: 'HTTPS://Esempio.it/a b',
      name: 'Nicolo\u0300',
      body: '  Riga uno\r\nRiga due  ',
    })
    expect(bench.delivered()[0]).toMatchObject({
      parent: { _type: 'reference', _ref: 'comment.primo', _weak: true },
      url: 'https://esempio.it/a%20b',
      name: 'Nicolò',
      body: 'Riga uno\nRiga due',
    })
  })

  it('takes nothing else from the visitor', async () => {
    const extra = new URLSearchParams({
      ...good,
      status: 'approved',
      _id: 'settings',
      authorReply: 'true',
      submittedAt: '1999-01-01',
      holdReasons: 'x',
      redirect: 'https://evil.test',
    })
    const response = await bench.post(extra.toString())
    expect(response.headers.get('location')).toBe(`${siteUrl}/articoli/un-caffe/#grazie`)
    const [document] = bench.delivered()
    expect(document).toMatchObject({ status: 'pending', submittedAt: '2026-06-01T10:00:00.000Z' })
    expect(Object.keys(document ?? {})).not.toContain('authorReply')
  })

  it('is answered in JSON when it came in JSON', async () => {
    const response = await bench.post(JSON.stringify(good), {
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(202)
    expect(response.headers.get('access-control-allow-origin')).toBe(siteUrl)
    expect(await response.json()).toMatchObject({
      status: 'pending',
      url: `${siteUrl}/articoli/un-caffe/#grazie`,
    })
    expect(bench.delivered()).toHaveLength(1)
  })

  it('is given into the hands of nobody who merely sends the same words', async () => {
    const headers = { accept: 'application/json' }
    const answer = async (fields: Partial<typeof good>) =>
      (await bench.post(fields, { headers, from: '198.51.100.9' })).json()
    const own = { key: 'chiave-del-modulo' }
    expect(await answer(own)).toHaveProperty('edit')
    // The browser that lost its answer asks again, with the key that it alone knows.
    expect(await answer(own)).toHaveProperty('edit')
    await bench.post({ key: '', body: 'Senza JavaScript' })
    expect(await answer({ key: '', body: 'Senza JavaScript' })).not.toHaveProperty('edit')
    expect(bench.delivered()).toHaveLength(2)
  })
})
