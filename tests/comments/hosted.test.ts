import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cmsUrl } from './intakeFixture.ts'
import { openLakeBench, type LakeBench } from './lakeBench.ts'
import { linkIn, startMailServer } from './mail/startMailServer.ts'

/*
 * What the intake asks of a content API, with the tokens of either mode: two narrow ones of the
 * embedded lake, or the one token of an editor that hosted Sanity gives. The API is the embedded
 * lake behind its own HTTP server, reached by the same client.
 */

const later = { timeout: 60_000, interval: 20 }
const moderator = 'capo@gazzetta.example'

describe.each([
  ['the embedded lake’s two tokens', false],
  ['one token of an editor', true],
])('with %s', (_, oneToken) => {
  let bench: LakeBench
  let post: Awaited<ReturnType<typeof startMailServer>>

  beforeEach(async () => {
    post = await startMailServer()
    const mail = { smtpUrl: post.url, from: 'r@gazzetta.example', moderators: [moderator] }
    bench = await openLakeBench({ oneToken, mail, settings: { approval: 'known' } })
  })
  afterEach(async () => {
    await bench.end()
    await post.close()
  })

  const bodies = async () => (await bench.comments()).map(({ body }) => String(body))
  const mailTo = (address: string, subject: string) =>
    vi.waitUntil(
      () => post.to(address).findLast(({ mail }) => mail.subject?.startsWith(subject)),
      later,
    )
  const act = (url: string, form: Record<string, string> = {}) =>
    bench.ask(url, {
      method: 'POST',
      headers: { origin: cmsUrl },
      body: new URLSearchParams(form),
    })

  it('a comment lives its whole life: confirmed, approved, known, edited, blocked, erased', async () => {
    expect((await bench.post({ body: 'Primo' })).status).toBe(303)
    const receipt = await mailTo('ada@esempio.it', 'Il tuo commento')
    await act(linkIn(receipt, 'Confermo l’indirizzo'))
    const edit = linkIn(receipt, 'Cambia o ritira')
    await act(edit, { name: 'Ada', body: 'Primo, corretto' })
    await act(linkIn(await mailTo(moderator, 'Nuovo commento'), 'Approva'))
    expect((await bench.comments())[0]).toMatchObject({
      body: 'Primo, corretto',
      status: 'approved',
    })
    bench.now += 60_000
    await bench.post({ body: 'Secondo' })
    expect((await bench.comments())[1]).toMatchObject({ body: 'Secondo', status: 'approved' })
    bench.now += 60_000
    await bench.post({ body: 'https://a.example https://b.example' })
    const [, , third] = await bench.comments()
    expect(third?.['status']).toBe('pending')
    const block = await bench.ask('/comments/moderation/block', {
      method: 'POST',
      headers: { origin: cmsUrl, authorization: `Bearer ${bench.token('editor')}` },
      body: JSON.stringify({ commentId: third?.['_id'] }),
    })
    expect(await block.json()).toEqual({ swept: [third?.['_id']] })
    await act('/comments/mine', { email: 'ada@esempio.it' })
    const mine = await mailTo('ada@esempio.it', 'I tuoi dati')
    await act(linkIn(mine, 'Apri i miei dati'), { act: 'erase' })
    expect(await bench.comments()).toEqual([])
  })

  it('a busy API is asked again when it wants to be, and has the comment once', async () => {
    await bench.post({ body: 'Prima' })
    bench.busy = true
    expect((await bench.post({ body: 'Durante' })).status).toBe(303)
    bench.busy = false
    expect(await bodies()).toEqual(['Prima'])
    const before = bench.asked.length
    const mutations = () => bench.asked.slice(before).filter((line) => line.includes('/mutate/'))
    // It has asked to be left alone: what comes meanwhile is not even offered.
    expect((await bench.post({ body: 'Subito dopo' })).status).toBe(303)
    expect(mutations()).toEqual([])
    await vi.waitFor(async () => expect(await bodies()).toHaveLength(3), later)
    expect((await bodies()).toSorted()).toEqual(['Durante', 'Prima', 'Subito dopo'])
    expect(bench.rows('SELECT comment_id FROM spool')).toEqual([])
  })

  it('an outage is ridden out, across a restart of the intake, and nothing comes twice', async () => {
    await bench.post({ body: 'Prima' })
    await bench.stopLake()
    const sent = Array.from({ length: 8 }, (_each, index) => `Durante ${index}`)
    for (const body of sent) expect((await bench.post({ body })).status).toBe(303)
    await bench.reopen()
    // Who presses the button again is told the same.
    expect((await bench.post({ body: 'Durante 0' })).status).toBe(303)
    expect(bench.rows('SELECT comment_id FROM spool')).toHaveLength(sent.length)
    await bench.startLake()
    await vi.waitFor(() => expect(bench.rows('SELECT * FROM spool')).toEqual([]), later)
    expect((await bodies()).toSorted()).toEqual([...sent, 'Prima'])
    expect(bench.logged.join('\n')).not.toContain('Durante')
  })

  it('what came during an outage is decided by rules all the same, and a block reaches it', async () => {
    await bench.post({ body: 'Primo' })
    await act(linkIn(await mailTo('ada@esempio.it', 'Il tuo commento'), 'Confermo l’indirizzo'))
    await act(linkIn(await mailTo(moderator, 'Nuovo commento'), 'Approva'))
    bench.now += 60_000
    await bench.post({ email: 'bruno@esempio.it', body: 'Di chi sarà bloccato' })
    const [, bruno] = await bench.comments()
    await bench.stopLake()
    await bench.post({ body: 'Secondo' })
    await bench.post({ email: 'bruno@esempio.it', body: 'Prima del blocco' })
    expect(bench.rows('SELECT comment_id FROM spool')).toHaveLength(2)
    await bench.startLake()
    await bench.ask('/comments/moderation/block', {
      method: 'POST',
      headers: { origin: cmsUrl, authorization: `Bearer ${bench.token('editor')}` },
      body: JSON.stringify({ commentId: bruno?.['_id'] }),
    })
    await vi.waitFor(() => expect(bench.rows('SELECT * FROM spool')).toEqual([]), later)
    const statuses = async () =>
      Object.fromEntries((await bench.comments()).map(({ body, status }) => [body, status]))
    expect(await statuses()).toEqual({
      Primo: 'approved',
      Secondo: 'approved',
      'Di chi sarà bloccato': 'spam',
      'Prima del blocco': 'spam',
    })
  })
})
