import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportDataset } from '@sanity/export'
import { makeKeyFile, readIntakeKeys } from '../../../server/comments/privacy/intakeKeys.ts'
import { readContact } from '../../../server/comments/privacy/readContact.ts'
import { rotateKey } from '../../../server/comments/privacy/rotateKey.ts'
import { found } from '../../found.ts'
import { cmsUrl } from '../intakeFixture.ts'
import { openLakeBench, type LakeBench } from '../lakeBench.ts'
import { linkIn, startMailServer } from '../mail/startMailServer.ts'

let bench: LakeBench
let post: Awaited<ReturnType<typeof startMailServer>>
const email = 'canarino.privato@esempio.it'
const address = '198.51.100.77'
/** What must be nowhere: the address in the clear, as its parts, in other letters and codings. */
const canaries = [
  email,
  'canarino.privato',
  email.toUpperCase(),
  Buffer.from(email).toString('base64').replace(/=+$/, ''),
  Buffer.from(email).toString('hex'),
  encodeURIComponent(email),
  address,
  'canary-agent',
]

beforeEach(async () => {
  post = await startMailServer()
  const mail = { smtpUrl: post.url, from: 'r@gazzetta.example', moderators: [] }
  bench = await openLakeBench({ mail })
})
afterEach(async () => {
  await bench.end()
  await post.close()
})

function canaryFiles(folder: string, words = canaries): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const text = readFileSync(path, 'latin1')
      return words.some((word) => text.includes(word))
    })
}

async function mailTo(count: number) {
  await vi.waitFor(() => expect(post.to(email)).toHaveLength(count), {
    timeout: 60_000,
    interval: 20,
  })
  return found(post.to(email)[count - 1])
}

const follow = (url: string, form: Record<string, string>) =>
  bench.ask(url, { method: 'POST', headers: { origin: cmsUrl }, body: new URLSearchParams(form) })

async function mineLink(count: number): Promise<string> {
  expect((await follow('/comments/mine', { email })).status).toBe(200)
  return linkIn(await mailTo(count), 'Apri i miei dati')
}

describe('a planted address, network and program', () => {
  it('are nowhere: not on disk, in the dataset, its history, an export, a log or an answer; nor after erasure', async () => {
    const answers: Response[] = [await bench.post({ email, body: 'Con canarino' }, address)]
    answers.push(
      await bench.post({ email, body: '' }, address),
      await bench.post({ email, body: 'Di corsa' }, address),
    )
    const refusals = await Promise.all(answers.map((answer) => answer.text()))
    // The form gives back to its own sender what was typed, and to nobody else.
    expect(
      refusals.filter((text) => text.includes(address) || text.includes('canary-agent')),
    ).toEqual([])
    await mailTo(1)
    const [{ _id } = { _id: '' }] = await bench.comments()
    const history = await bench.editor.request({
      url: `/data/history/production/transactions/${_id}?excludeContent=false`,
    })
    const listened = JSON.stringify([
      await bench.comments(),
      history,
      await bench.editor.fetch('*[]'),
    ])
    const file = join(bench.folder, 'export.tar.gz')
    await exportDataset({
      client: bench.editor,
      dataset: 'production',
      outputPath: file,
      onProgress: () => {},
    })
    const told = `${listened}${bench.logged.join('\n')}`
    expect(canaries.filter((canary) => told.includes(canary))).toEqual([])
    expect(canaryFiles(bench.folder)).toEqual([])
    const link = await mineLink(2)
    expect((await follow(link, { act: 'erase' })).status).toBe(200)
    expect(await bench.comments()).toEqual([])
    rmSync(file)
    // What was written goes too, out of the history and off the disk.
    expect(canaryFiles(bench.folder, [...canaries, 'Con canarino'])).toEqual([])
    const sealed = new DatabaseSync(join(bench.folder, 'comments', 'intake.sqlite'), {
      readOnly: true,
    })
    for (const table of ['contacts', 'people', 'mailed', 'outbox', 'submissions']) {
      expect(sealed.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 })
    }
    sealed.close()
  })
})

describe('whoever reads mail at an address', () => {
  it('sees, downloads and erases what is held of it, and of nobody else', async () => {
    await bench.post({ email, body: 'Mio' })
    await bench.post({ email: 'altri@esempio.it', body: 'Altrui' })
    await mailTo(1)
    const link = await mineLink(2)
    const shown = await (await bench.ask(link)).text()
    expect(shown).toContain('Mio')
    expect(shown).toContain(email)
    expect(shown).not.toContain('Altrui')
    const file = await follow(link, { act: 'export' })
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.json()).toMatchObject({
      addresses: [email],
      confirmed: false,
      comments: [{ body: 'Mio', status: 'pending' }],
    })
    await bench.ask(link)
    expect(await bench.comments()).toHaveLength(2)
    await follow(link, { act: 'erase' })
    expect((await bench.comments()).map(({ body }) => body)).toEqual(['Altrui'])
    bench.now += 3_600_000
    expect((await bench.ask(link)).status).toBe(410)
  })

  it('is not told whether anything is held by who merely types an address', async () => {
    await bench.post({ email, body: 'Mio' })
    const [one, two] = await Promise.all(
      [email, 'nessuno@esempio.it'].map(async (each) =>
        (await follow('/comments/mine', { email: each })).text(),
      ),
    )
    expect(one).toBe(two)
    await mailTo(2)
    expect(post.to('nessuno@esempio.it')).toEqual([])
  })

  it('stays erased after a restore that brings everything back', async () => {
    await bench.post({ email, body: 'Torna?' })
    await mailTo(1)
    const saved = found((await bench.comments())[0])
    const kept = join(bench.folder, 'kept')
    mkdirSync(kept)
    const folder = join(bench.folder, 'comments')
    const link = await mineLink(2)
    await bench.intake.close()
    cpSync(folder, kept, { recursive: true })
    await bench.reopen()
    await follow(link, { act: 'erase' })
    await bench.intake.close()
    copyFileSync(join(folder, 'erasures.log'), join(kept, 'erasures.log'))
    rmSync(folder, { recursive: true })
    cpSync(kept, folder, { recursive: true })
    rmSync(kept, { recursive: true })
    await bench.editor.create(saved)
    await bench.reopen()
    await vi.waitFor(async () => expect(await bench.comments()).toEqual([]), {
      timeout: 60_000,
      interval: 20,
    })
    const database = new DatabaseSync(join(folder, 'intake.sqlite'), { readOnly: true })
    expect(database.prepare('SELECT count(*) AS n FROM contacts').get()).toEqual({ n: 0 })
    database.close()
  })
})

describe('what is kept', () => {
  it('goes when the settings say so, and network keys go after 48 hours', async () => {
    await bench.editor
      .patch('settings')
      .set({ comments: { keepAddressesDays: 30 } })
      .commit()
    await bench.post({ email, body: 'Vecchio' })
    const read = (query: string) => {
      const database = new DatabaseSync(join(bench.folder, 'comments', 'intake.sqlite'), {
        readOnly: true,
      })
      const rows = database.prepare(query).all()
      database.close()
      return rows
    }
    expect(read('SELECT network FROM contacts WHERE network IS NOT NULL')).toHaveLength(1)
    bench.now += 48 * 3_600_000
    await bench.reopen()
    expect(read('SELECT network FROM contacts WHERE network IS NOT NULL')).toEqual([])
    expect(read('SELECT * FROM hits')).toEqual([])
    expect(read('SELECT * FROM contacts')).toHaveLength(1)
    bench.now += 30 * 86_400_000
    await bench.reopen()
    await vi.waitFor(() => expect(read('SELECT * FROM contacts')).toEqual([]), {
      timeout: 60_000,
      interval: 20,
    })
    expect(await bench.comments()).toHaveLength(1)
  })

  it('is sealed with a new key by a rotation, which a crash cannot tear', async () => {
    await bench.post({ email, body: 'Mio' })
    await mailTo(1)
    const [{ _id } = { _id: '' }] = await bench.comments()
    const folder = join(bench.folder, 'comments')
    const before = readIntakeKeys(folder, undefined)
    await bench.intake.close()
    expect(rotateKey(folder)).toBe(1)
    const after = readIntakeKeys(folder, undefined)
    expect(after.fingerprint).not.toBe(before.fingerprint)
    const database = new DatabaseSync(join(folder, 'intake.sqlite'), { readOnly: true })
    expect(readContact(database, after, _id)).toMatchObject({ email })
    expect(() => readContact(database, before, _id)).toThrow()
    database.close()
    // A crash before the transaction: a next key that nothing was written with.
    makeKeyFile(join(folder, 'intake.key.next'))
    await bench.reopen()
    expect(readIntakeKeys(folder, undefined).fingerprint).toBe(after.fingerprint)
    bench.now += 60_000
    expect((await follow(await mineLink(2), { act: 'export' })).status).toBe(200)
  })
})
