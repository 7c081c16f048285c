import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cmsUrl, siteUrl } from '../intakeFixture.ts'
import { openLakeBench, type LakeBench } from '../lakeBench.ts'

let bench: LakeBench
const path = '/comments/moderation'

beforeAll(async () => {
  bench = await openLakeBench()
  for (const [email, body] of [
    ['ada@esempio.it', 'Uno'],
    ['Ada@esempio.it', 'Due'],
    ['bruno@esempio.it', 'Tre'],
  ] as const) {
    bench.now += 1000
    expect((await bench.post({ email, body })).status).toBe(303)
  }
})
afterAll(() => bench.end())

const ids = async () => (await bench.comments()).map(({ _id }) => _id)

interface Asking {
  readonly headers?: Record<string, string>
  readonly method?: string
  readonly body?: string
}

function ask(action: string, role: string | undefined, { headers, ...init }: Asking = {}) {
  const authorization = role === undefined ? undefined : `Bearer ${bench.token(role)}`
  return bench.ask(`${path}${action}`, {
    ...init,
    headers: { origin: cmsUrl, ...(authorization && { authorization }), ...headers },
  })
}

const block = (action: 'block' | 'unblock', commentId: string, role = 'editor') =>
  ask(`/${action}`, role, { method: 'POST', body: JSON.stringify({ commentId }) })

describe('what the intake tells editors of a comment', () => {
  it('names the same person’s other comments, newest first, and nobody else’s', async () => {
    const [one = '', two = '', three = ''] = await ids()
    const answer = await ask(`?ids=${one},${three},comment.altro`, 'editor')
    expect(answer.status).toBe(200)
    const nothing = { verified: false, blocked: false, words: [], spamProbability: null }
    expect(await answer.json()).toEqual({
      comments: {
        [one]: { ...nothing, samePerson: [two] },
        [three]: { ...nothing, samePerson: [] },
        'comment.altro': { ...nothing, samePerson: [] },
      },
    })
  })

  it('answers administrators and editors alone, from the CMS’s own pages alone', async () => {
    const query = `?ids=${(await ids())[0]}`
    const asks = async (role: string | undefined, headers = {}) =>
      (await ask(query, role, { headers })).status
    expect(await asks('administrator')).toBe(200)
    expect(await asks('contributor')).toBe(403)
    expect(await asks('comment-writer')).toBe(403)
    expect(await asks(undefined)).toBe(401)
    expect(await asks(undefined, { authorization: 'Bearer falso' })).toBe(401)
    expect(await asks('editor', { origin: siteUrl })).toBe(403)
    expect(await asks('editor', { origin: 'https://altrove.example' })).toBe(403)
  })

  it('refuses what are no ids, and more than a hundred', async () => {
    expect((await ask('?ids=drafts.x', 'editor')).status).toBe(400)
    const many = Array.from({ length: 101 }, (_, index) => `comment.${index}`).join(',')
    expect((await ask(`?ids=${many}`, 'editor')).status).toBe(400)
  })

  it('tells which words spoke for spam once the editors have decided enough', async () => {
    const transaction = bench.editor.transaction()
    for (let index = 0; index < 12; index += 1) {
      const common = {
        _type: 'comment',
        name: 'X',
        article: { _type: 'reference', _ref: 'caffe', _weak: true },
        submittedAt: '2026-05-02T08:00:00Z',
      }
      transaction.create({
        ...common,
        _id: `comment.h${index}`,
        status: 'approved',
        body: 'Una bella riflessione sul quartiere',
      })
      transaction.create({
        ...common,
        _id: `comment.s${index}`,
        status: 'spam',
        body: 'Casino bonus subito senza deposito',
      })
    }
    transaction.create({
      _id: 'comment.nuovo',
      _type: 'comment',
      status: 'pending',
      name: 'Y',
      body: 'Prendi il bonus del casino',
    })
    await transaction.commit()
    bench.now += 60_000
    const { comments } = await (await ask('?ids=comment.nuovo', 'editor')).json()
    const { spamProbability, words } = comments['comment.nuovo']
    expect(spamProbability).toBeGreaterThan(0.9)
    expect(words.map(({ word }: { word: string }) => word)).toEqual(
      expect.arrayContaining(['bonus', 'casino']),
    )
    expect(words[0].weight).toBeGreaterThan(0)
  })
})

describe('blocking a person', () => {
  it('sweeps what waits of that person to spam, in the editor’s name, and can be undone', async () => {
    const mine = (await bench.comments()).filter(({ body }) => body === 'Uno' || body === 'Due')
    const [one = '', two = ''] = mine.map(({ _id }) => _id)
    await bench.editor.patch(one).set({ status: 'approved' }).commit()
    const answer = await block('block', one)
    expect(await answer.json()).toEqual({ swept: [two] })
    const after = await bench.comments()
    const status = (body: string) => after.find((comment) => comment['body'] === body)?.['status']
    expect([status('Uno'), status('Due'), status('Tre')]).toEqual(['approved', 'spam', 'pending'])
    expect((await block('unblock', one)).status).toBe(200)
    expect(await (await ask(`?ids=${one}`, 'editor')).json()).toMatchObject({
      comments: { [one]: { blocked: false } },
    })
  })

  it('needs an editor, a page of the CMS, and a comment that somebody is known to have written', async () => {
    const [{ _id } = { _id: '' }] = (await bench.comments()).filter(({ body }) => body === 'Tre')
    expect((await block('block', _id, 'viewer')).status).toBe(403)
    const elsewhere = { origin: siteUrl }
    const body = JSON.stringify({ commentId: _id })
    expect(
      (await ask('/block', 'editor', { method: 'POST', body, headers: elsewhere })).status,
    ).toBe(403)
    expect((await block('block', 'comment.h1')).status).toBe(404)
    expect((await ask('/block', 'editor', { method: 'POST', body: '{' })).status).toBe(400)
    expect((await ask('/block', 'editor')).status).toBe(405)
  })
})
