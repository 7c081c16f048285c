import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { found } from '../../found.ts'
import { siteUrl } from '../intakeFixture.ts'
import { openLakeBench, type LakeBench } from '../lakeBench.ts'
import { linkIn, startMailServer } from './startMailServer.ts'

let bench: LakeBench
let post: Awaited<ReturnType<typeof startMailServer>>
const [chief, deputy] = ['capo@gazzetta.example', 'vice@gazzetta.example'] as const
const moderators = [chief, deputy]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  post = await startMailServer()
  const mail = { smtpUrl: post.url, from: 'redazione@gazzetta.example', moderators }
  bench = await openLakeBench({ mail, settings: { approval: 'known' } })
})
afterEach(async () => {
  await bench.end()
  await post.close()
  vi.useRealTimers()
})

const mailTo = (address: string, count = 1) =>
  vi.waitFor(() => found(post.to(address)[count - 1]), { timeout: 60_000, interval: 20 })

/** How a mail says that one click ends it (RFC 8058). */
const listHeaders = z.object({
  unsubscribe: z.object({ url: z.string() }),
  'unsubscribe-post': z.object({ name: z.literal('List-Unsubscribe=One-Click') }),
})

const follow = (url: string, form?: Record<string, string>) =>
  bench.ask(url, form && { method: 'POST', body: new URLSearchParams(form) })

const act = (url: string) => follow(url, {})
const statusOf = async (body: string) =>
  (await bench.comments()).find((comment) => comment['body'] === body)?.['status']

describe('a notice to moderators', () => {
  it('is one mail each, in text and HTML, of which GET shows and POST decides, once', async () => {
    await bench.post({ body: 'Da decidere', name: 'Ada <b>' })
    for (const moderator of moderators) {
      const { recipients, mail } = await mailTo(moderator)
      expect(recipients).toEqual([moderator])
      expect(mail.subject).toBe('Nuovo commento a «Un caffè»')
      expect(mail.text).toContain('> Da decidere')
      expect(mail.html).toContain('Ada &lt;b&gt;')
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    }
    const approve = linkIn(await mailTo(chief), 'Approva')
    for (let index = 0; index < 3; index += 1) {
      const shown = await follow(approve)
      expect(shown.status).toBe(200)
      expect(await shown.text()).toContain('Da decidere')
    }
    expect(await statusOf('Da decidere')).toBe('pending')
    const done = await act(approve)
    expect(done.status).toBe(200)
    expect(await statusOf('Da decidere')).toBe('approved')
    expect((await act(approve)).status).toBe(409)
    const undo = /name="t" value="([^"]+)"/.exec(await done.text())?.[1] ?? ''
    expect((await follow('/comments/link', { t: undo })).status).toBe(200)
    expect(await statusOf('Da decidere')).toBe('pending')
    // Who decided what is noted, the decision and the undoing of it.
    const [{ _id } = { _id: '' }] = await bench.comments()
    expect(bench.rows('SELECT comment_id, status, moderator FROM decisions')).toEqual([
      { comment_id: _id, status: 'approved', moderator: chief },
      { comment_id: _id, status: 'pending', moderator: chief },
    ])
    const spam = linkIn(await mailTo(deputy), 'È spam')
    bench.now += 7 * 86_400_000
    expect((await act(spam)).status).toBe(410)
    expect(await statusOf('Da decidere')).toBe('pending')
  })

  it('decides nothing about words that changed while they were read', async () => {
    await bench.post({ body: 'Parole oneste', email: 'furbo@esempio.it' })
    const approve = linkIn(await mailTo(chief), 'Approva')
    const formOf = async (answer: Response) =>
      Object.fromEntries(
        [...(await answer.text()).matchAll(/name="(t|seen)" value="([^"]+)"/g)].map(
          ([, name, value]) => [name, value],
        ),
      )
    const shown = await formOf(await follow(approve))
    const edit = linkIn(await mailTo('furbo@esempio.it'), 'Cambia o ritira')
    expect((await follow(edit, { name: 'Furbo', body: 'Altre parole' })).status).toBe(200)
    const answer = await follow('/comments/link', shown)
    expect(answer.status).toBe(409)
    expect(await statusOf('Altre parole')).toBe('pending')
    expect((await follow('/comments/link', await formOf(answer))).status).toBe(200)
    expect(await statusOf('Altre parole')).toBe('approved')
  })

  it('lets nobody decide who is a moderator no more', async () => {
    await bench.post({ body: 'Da decidere' })
    const approve = linkIn(await mailTo(chief), 'Approva')
    const mail = { smtpUrl: post.url, from: 'r@gazzetta.example', moderators: [deputy] }
    await bench.reopen({ mail })
    expect((await act(approve)).status).toBe(410)
    expect(await statusOf('Da decidere')).toBe('pending')
  })

  it('comes fifty times a day at most, however many write', async () => {
    post.state.mood = 'refusing'
    const answers = Array.from({ length: 55 }, async (_, index) => {
      return (await bench.post({ body: `${index}`, email: `l${index}@esempio.it` })).status
    })
    expect(new Set(await Promise.all(answers))).toEqual(new Set([303]))
    const waiting = bench.rows('SELECT count(*) AS count FROM outbox GROUP BY person')
    const most = waiting.map(({ count }) => Number(count)).toSorted((one, two) => two - one)
    expect(most.slice(0, 3)).toEqual([50, 50, 1])
    expect(await bench.comments()).toHaveLength(55)
  })

  it('gives nobody a link that was bent', async () => {
    await bench.post({ body: 'Da decidere' })
    const approve = linkIn(await mailTo(chief), 'Approva')
    const [content = '', signature = ''] = (URL.parse(approve)?.searchParams.get('t') ?? '').split(
      '.',
    )
    const said = JSON.parse(Buffer.from(content, 'base64url').toString())
    const bent = Buffer.from(JSON.stringify({ ...said, purpose: 'spam' })).toString('base64url')
    for (const t of [
      `${bent}.${signature}`,
      `${content}.`,
      content,
      '',
      'a.b.c',
      'x'.repeat(5000),
    ]) {
      expect((await follow('/comments/link', { t })).status).toBe(400)
    }
    expect(await statusOf('Da decidere')).toBe('pending')
  })

  it('says why a comment was held, and is not written about what is surely noise', async () => {
    await bench.post({ body: 'Vedi https://a.example e https://b.example' })
    expect((await mailTo(chief)).mail.text).toContain('– Contiene due o più collegamenti')
    await bench.post({ body: 'Rumore', website_confirm: 'x', email: 'rumore@esempio.it' })
    await bench.post({ body: 'Fine', email: 'fine@esempio.it' })
    await mailTo('fine@esempio.it')
    expect(post.to('rumore@esempio.it')).toEqual([])
    expect(post.arrived.filter(({ mail }) => mail.text?.includes('Rumore'))).toEqual([])
  })
})

describe('a commenter’s address', () => {
  it('is confirmed by POST alone; then the settings’ rule approves a known person', async () => {
    await bench.post({ body: 'Primo' })
    const receipt = await mailTo('ada@esempio.it')
    expect(receipt.recipients).toEqual(['ada@esempio.it'])
    expect(receipt.mail.html).toContain('Confermo l’indirizzo')
    const confirm = linkIn(receipt, 'Confermo l’indirizzo')
    await follow(confirm)
    const [{ _id } = { _id: '' }] = await bench.comments()
    await bench.editor.patch(_id).set({ status: 'approved' }).commit()
    bench.now += 60_000
    await bench.post({ body: 'Secondo, non confermato' })
    expect(await statusOf('Secondo, non confermato')).toBe('pending')
    expect((await act(confirm)).status).toBe(200)
    bench.now += 60_000
    await bench.post({ body: 'Terzo, confermato' })
    expect(await statusOf('Terzo, confermato')).toBe('approved')
    bench.now += 60_000
    await bench.post({ body: 'Quarto: https://a.example https://b.example' })
    expect(await statusOf('Quarto: https://a.example https://b.example')).toBe('pending')
    await bench.post({ body: 'Di un altro', email: 'altro@esempio.it' })
    expect(await statusOf('Di un altro')).toBe('pending')
  })

  it('gets at most five letters a day, whoever types it in', async () => {
    for (let index = 0; index < 8; index += 1) await bench.post({ body: `Bomba ${index}` })
    const left = () => bench.rows('SELECT id FROM outbox')
    await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 60_000, interval: 20 })
    expect(post.to('ada@esempio.it')).toHaveLength(5)
    expect(post.to(deputy)).toHaveLength(8)
  })
})

describe('a notice of a reply', () => {
  async function converse(notify: string, confirmed: boolean) {
    await bench.post({ body: 'Domanda', notify })
    if (confirmed) await act(linkIn(await mailTo('ada@esempio.it'), 'Confermo l’indirizzo'))
    const [{ _id } = { _id: '' }] = await bench.comments()
    await bench.editor.patch(_id).set({ status: 'approved' }).commit()
    bench.now = Date.now()
    await bench.post({ body: 'Risposta', parent: _id, email: 'bruno@esempio.it', name: 'Bruno' })
    const reply = found((await bench.comments()).find(({ body }) => body === 'Risposta'))
    await bench.editor.patch(reply._id).set({ status: 'approved' }).commit()
    await vi.advanceTimersByTimeAsync(30_000)
    return reply._id
  }

  it('comes once to who asked and confirmed, and one click ends it (RFC 8058)', async () => {
    const id = await converse('yes', true)
    const { mail, recipients } = await mailTo('ada@esempio.it', 2)
    expect(recipients).toEqual(['ada@esempio.it'])
    expect(mail.text).toContain('> Risposta')
    expect(mail.text).toContain(`${siteUrl}/articoli/un-caffe/#commento-${id.slice(8)}`)
    const list = listHeaders.parse(mail.headers.get('list'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(post.to('ada@esempio.it')).toHaveLength(2)
    const click = { 'List-Unsubscribe': 'One-Click' }
    expect((await follow(list.unsubscribe.url)).status).toBe(200)
    expect((await follow(list.unsubscribe.url, click)).status).toBe(200)
    const more = {
      _type: 'comment',
      article: { _type: 'reference', _ref: 'caffe', _weak: true },
      parent: { _type: 'reference', _ref: (await bench.comments())[0]?.['_id'], _weak: true },
      name: 'C',
      body: 'Ancora',
      status: 'approved',
      submittedAt: new Date().toISOString(),
      authorReply: true,
    }
    await bench.editor.create({ ...more, _id: 'comment.ancora' })
    await vi.advanceTimersByTimeAsync(30_000)
    await bench.post({ body: 'Segno', email: 'segno@esempio.it' })
    await mailTo('segno@esempio.it')
    expect(post.to('ada@esempio.it')).toHaveLength(2)
  })

  it.each([
    ['who did not ask', '', true],
    ['who asked and did not confirm', 'yes', false],
  ])('does not come to %s', async (_, notify, confirmed) => {
    await converse(notify, confirmed)
    await bench.post({ body: 'Segno', email: 'segno@esempio.it' })
    await mailTo('segno@esempio.it')
    expect(post.to('ada@esempio.it')).toHaveLength(1)
  })
})

describe('what a visitor types', () => {
  it('gets into no header and makes no second recipient', async () => {
    const names = [
      'Ada\r\nBcc: tutti@esempio.it',
      'Ada, tutti@esempio.it',
      '=?utf-8?q?Ada?=',
      '"Ada" <tutti@esempio.it>',
    ]
    const emails = [
      'ada@esempio.it\r\nBcc: tutti@esempio.it',
      'ada@esempio.it,tutti@esempio.it',
      'Ada <ada@esempio.it>',
    ]
    for (const email of emails) expect((await bench.post({ email })).status).toBe(422)
    for (const [index, name] of names.entries()) {
      const body = `\r\n.\r\nRCPT TO:<tutti@esempio.it>\r\nSubject: falso ${index}`
      await bench.post({ name, body, email: `v${index}@esempio.it` })
    }
    await mailTo(deputy, 3)
    expect(post.to('tutti@esempio.it')).toEqual([])
    for (const { recipients, mail, source } of post.arrived) {
      expect(recipients).toHaveLength(1)
      const [head = ''] = source.split('\r\n\r\n')
      expect(head).not.toMatch(/falso|tutti@|^bcc:/im)
      expect(mail.subject).toMatch(/^(?:Nuovo|Il tuo) commento a «Un caffè»$/)
    }
  })
})

describe('the outbox', () => {
  it('keeps what the server refuses, across a restart, and sends it once', async () => {
    post.state.mood = 'refusing'
    await bench.post({ body: 'Aspetta' })
    await vi.waitFor(() => expect(post.state.refused).toBeGreaterThan(0), { timeout: 60_000 })
    post.state.mood = 'well'
    bench.now += 3_600_000
    const mail = { smtpUrl: post.url, from: 'redazione@gazzetta.example', moderators }
    await bench.reopen({ mail })
    await mailTo('ada@esempio.it')
    await mailTo(chief)
    await mailTo(deputy)
    expect(post.arrived).toHaveLength(3)
    expect(bench.logged.join('\n')).not.toContain('esempio.it')
  })
})
