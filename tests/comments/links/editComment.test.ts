import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { found } from '../../found.ts'
import { cmsUrl, formWithProof, siteUrl } from '../intakeFixture.ts'
import { openLakeBench, type LakeBench } from '../lakeBench.ts'

let bench: LakeBench
let link: string
let visitors = 0
const minute = 60_000

beforeEach(async () => {
  bench = await openLakeBench()
  link = await write({ body: 'Come l’ho scritto' })
})
afterEach(() => bench.end())

/** Sends a comment as the page's script does; resolves to the signed link of the answer. */
async function write(fields: { body: string; email?: string }): Promise<string> {
  bench.now += 1000
  const request = new Request(`${cmsUrl}/comments`, {
    method: 'POST',
    headers: { origin: siteUrl, accept: 'application/json' },
    body: await formWithProof(`${bench.folder}/comments`, fields, bench.now),
  })
  visitors += 1
  const answer = await bench.intake.handle(request, { remoteAddress: `198.51.100.${visitors}` })
  expect(answer.status).toBe(202)
  return (await answer.json()).edit
}

const post = (form: Record<string, string>, address = link) =>
  bench.ask(address, {
    method: 'POST',
    headers: { origin: cmsUrl },
    body: new URLSearchParams(form),
  })
const edit = (body: string, name = 'Ada Conti') => post({ name, body })
const only = async () => {
  const [comment, ...others] = await bench.comments()
  expect(others).toEqual([])
  return found(comment)
}
const decide = async (status: string) =>
  bench.editor
    .patch((await only())._id)
    .set({ status })
    .commit()

describe('an edit by the signed link', () => {
  it('is shown by GET with the words as they are, saved by POST, and held again', async () => {
    await decide('approved')
    const shown = await (await bench.ask(link)).text()
    expect(shown).toContain('Come l’ho scritto</textarea>')
    expect(await only()).toMatchObject({ status: 'approved' })
    const saved = await edit('Come lo volevo\r\nscrivere', 'Ada C.')
    expect(saved.status).toBe(200)
    expect(await saved.text()).toContain('La redazione leggerà la nuova versione')
    expect(await only()).toMatchObject({
      name: 'Ada C.',
      body: 'Come lo volevo\nscrivere',
      status: 'pending',
      holdReasons: ['edited'],
      submittedAt: '2026-06-01T10:00:01.000Z',
    })
  })

  it('may be made twenty times, then the comment stays as it is', async () => {
    for (let index = 0; index < 20; index += 1) {
      expect((await edit(`Versione ${index}`)).status).toBe(200)
    }
    expect((await edit('Una di troppo')).status).toBe(429)
    expect(await only()).toMatchObject({ body: 'Versione 19' })
    expect((await post({ act: 'withdraw' })).status).toBe(200)
    expect(await bench.comments()).toEqual([])
  })

  it('is judged by the layers again, whatever the first words were', async () => {
    await bench.editor
      .patch('settings')
      .set({ comments: { blockedWords: ['bonus'] } })
      .commit()
    await write({ body: 'Un altro, perché le regole siano lette', email: 'altri@esempio.it' })
    await edit('Un bonus su https://a.example e https://b.example', 'www.negozio.example')
    const [comment] = await bench.comments()
    expect(comment?.['holdReasons']).toEqual(['links', 'linkInName', 'blockedWord', 'edited'])
  })

  it('may be repeated, and ends 15 minutes after the comment was sent', async () => {
    bench.now += 14 * minute
    expect((await edit('Seconda stesura')).status).toBe(200)
    // The same form sent again answers with a new link, but with no new quarter of an hour.
    bench.now += minute
    expect((await edit('Terza stesura')).status).toBe(410)
    expect((await bench.ask(link)).status).toBe(410)
    expect(await only()).toMatchObject({ body: 'Seconda stesura' })
  })

  it('is refused beside the field, with what was typed kept', async () => {
    const refused = await edit('\u202eal contrario', '')
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Scrivi il tuo nome.')
    expect(page).toContain('Il commento contiene caratteri invisibili')
    expect(page).toContain('al contrario</textarea>')
    expect(page).toContain('aria-describedby="body-wrong"')
    expect((await edit('x'.repeat(5001))).status).toBe(422)
    expect(await only()).toMatchObject({ body: 'Come l’ho scritto', holdReasons: [] })
  })

  it.each(['spam', 'trash'])('does not undo an editor’s decision: %s', async (status) => {
    await decide(status)
    expect((await edit('Per favore!')).status).toBe(200)
    expect(await only()).toMatchObject({ body: 'Per favore!', status })
  })

  it('of a comment that is still on its way to the lake brings it there first', async () => {
    await bench.stopLake()
    const late = await write({ body: 'Mentre il lago dorme', email: 'tardi@esempio.it' })
    expect((await post({ name: 'Ada', body: 'No' }, late)).status).toBe(503)
    await bench.startLake()
    expect((await post({ name: 'Ada', body: 'Ora sì' }, late)).status).toBe(200)
    expect((await bench.comments()).map(({ body }) => body)).toEqual([
      'Come l’ho scritto',
      'Ora sì',
    ])
  })
})

describe('a withdrawal by the signed link', () => {
  it('deletes the comment and its address, and is asked for once more by a button', async () => {
    const [, form = ''] = (await (await bench.ask(link)).text()).split('value="withdraw"')
    expect(form).toContain('non si può annullare')
    expect(await only()).toBeDefined()
    const answer = await post({ act: 'withdraw' })
    expect(await answer.text()).toContain('Ritirato')
    expect(await bench.comments()).toEqual([])
    expect((await bench.ask(link)).status).toBe(410)
    expect((await post({ act: 'withdraw' })).status).toBe(410)
    expect(bench.rows('SELECT * FROM contacts')).toEqual([])
    expect(bench.rows('SELECT * FROM people')).toEqual([])
    expect(bench.rows('SELECT * FROM submissions')).toEqual([])
  })

  it('leaves the same person’s other comments and address', async () => {
    await write({ body: 'Il mio secondo commento' })
    await post({ act: 'withdraw' })
    expect((await bench.comments()).map(({ body }) => body)).toEqual(['Il mio secondo commento'])
    expect(bench.rows('SELECT * FROM contacts')).toHaveLength(1)
  })

  it('while the lake is away says so, and is done when it is back', async () => {
    await bench.stopLake()
    expect((await post({ act: 'withdraw' })).status).toBe(503)
    await bench.startLake()
    expect((await post({ act: 'withdraw' })).status).toBe(200)
    expect(await bench.comments()).toEqual([])
  })
})
