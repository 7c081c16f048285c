import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cmsUrl } from '../intakeFixture.ts'
import { openLakeBench, type LakeBench } from '../lakeBench.ts'
import { linkIn, startMailServer } from '../mail/startMailServer.ts'

let bench: LakeBench
let post: Awaited<ReturnType<typeof startMailServer>>
const email = 'ada@esempio.it'
const later = { timeout: 60_000, interval: 20 }

beforeEach(async () => {
  post = await startMailServer()
  bench = await openLakeBench({
    mail: { smtpUrl: post.url, from: 'r@gazzetta.example', moderators: [] },
  })
})
afterEach(async () => {
  await bench.end()
  await post.close()
})

const send = (url: string, form: Record<string, string>) =>
  bench.ask(url, { method: 'POST', headers: { origin: cmsUrl }, body: new URLSearchParams(form) })

it('erases at once while the lake is away, and the document as soon as it is back', async () => {
  await bench.post({ email, body: 'Da cancellare' })
  await send('/comments/mine', { email })
  const mail = await vi.waitUntil(
    () => post.to(email).find((each) => each.mail.subject === 'I tuoi dati'),
    later,
  )
  const link = linkIn(mail, 'Apri i miei dati')
  await bench.stopLake()
  const erased = await send(link, { act: 'erase' })
  expect(erased.status).toBe(200)
  expect(await erased.text()).toContain('I commenti spariscono dal sito tra poco')
  expect(bench.rows('SELECT * FROM contacts')).toEqual([])
  await bench.startLake()
  expect(await bench.comments()).toHaveLength(1)
  await vi.waitFor(async () => expect(await bench.comments()).toEqual([]), later)
})

it.each([
  ['it', 'Scrivi un indirizzo email completo'],
  ['en', 'complete email address'],
])('says what is wrong with an address beside it: %s', async (language, words) => {
  const answer = await send(`/comments/mine?language=${language}`, { email: 'ada@<b>' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(words)
  expect(page).toContain('value="ada@&lt;b&gt;"')
  expect(page).toContain('aria-describedby="email-wrong"')
  expect(post.arrived).toEqual([])
})
