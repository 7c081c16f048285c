import { createSecretKey, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIntakeKeys } from '../../../server/comments/privacy/intakeKeys.ts'
import { readContact } from '../../../server/comments/privacy/readContact.ts'
import { openText, sealText } from '../../../server/comments/privacy/sealText.ts'
import { good, openBench, type Bench } from '../intakeFixture.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => {
  await bench.end()
})

const email = 'canarino.privato@esempio.it'
const from = '198.51.100.77'
const canaries = [email, 'canarino.privato', from, 'CanarinoAgente/7.7']
const sent = { from, headers: { 'user-agent': 'CanarinoAgente/7.7' } }

/** Every byte in the intake's folder, as text. */
function filesOf(folder: string): string {
  // Mails that became files, for want of an SMTP server, hold their recipient: docs/privacy.md.
  return readdirSync(folder)
    .filter((name) => name !== 'mail')
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}

function holdsCanary(text: string): boolean {
  return canaries.some((canary) => text.includes(canary))
}

function rows(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(bench.folder, 'intake.sqlite'), { readOnly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

describe('personal data', () => {
  it('never reaches the dataset, a log, or the disk in the clear', async () => {
    await bench.post({ email }, sent)
    bench.lake.mood = 'away'
    await bench.post({ email, body: 'Mentre il lago dorme' }, { ...sent, from: '198.51.100.78' })
    bench.lake.mood = 'refusing'
    await bench.post({ email, body: 'Rifiutato' }, { ...sent, from: '198.51.100.79' })
    await bench.post(`{"email":"${email}", nonsense`, {
      ...sent,
      headers: { ...sent.headers, 'content-type': 'application/json' },
    })
    expect(bench.logged.length).toBeGreaterThan(1)
    expect(holdsCanary(bench.logged.join('\n'))).toBe(false)
    expect(holdsCanary(bench.lake.seen.join('\n'))).toBe(false)
    expect(holdsCanary(JSON.stringify(bench.lake.documents))).toBe(false)
    expect(holdsCanary(filesOf(bench.folder))).toBe(false)
    await bench.reopen()
    expect(holdsCanary(filesOf(bench.folder))).toBe(false)
  })

  it('is not told by an error inside', async () => {
    const database = new DatabaseSync(join(bench.folder, 'intake.sqlite'))
    database.exec(`CREATE TRIGGER broken BEFORE INSERT ON contacts
      BEGIN SELECT RAISE(ABORT, 'broken'); END`)
    database.close()
    const response = await bench.post({ email }, sent)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain(`value="${email}"`)
    expect(bench.delivered()).toEqual([])
    expect(bench.logged.join('\n')).toMatch(/comments: Error ERR_SQLITE_ERROR\n\s+at /)
    expect(holdsCanary(bench.logged.join('\n'))).toBe(false)
  })

  it('is kept for the comment it came with, and opens with its key alone', async () => {
    await bench.post({ email })
    const id = bench.delivered()[0]?._id ?? ''
    const database = new DatabaseSync(join(bench.folder, 'intake.sqlite'), { readOnly: true })
    expect(readContact(database, readIntakeKeys(bench.folder, undefined), id)).toMatchObject({
      email,
    })
    const other = readIntakeKeys(bench.folder, randomBytes(32).toString('base64'))
    expect(() => readContact(database, other, id)).toThrow()
    database.close()
  })

  it('lies in files that only their owner can read', async () => {
    await bench.post()
    const modes = readdirSync(bench.folder).map((name) => {
      return [name, (statSync(join(bench.folder, name)).mode & 0o777).toString(8)]
    })
    expect(Object.fromEntries(modes)).toMatchObject({
      'intake.key': '600',
      'intake.sqlite': '600',
      'intake.sqlite-wal': '600',
    })
  })
})

describe('network keys', () => {
  it('are gone after 48 hours, with the keys of their days', async () => {
    await bench.post()
    expect(rows('SELECT * FROM hits')).toHaveLength(1)
    bench.now += 48 * 3_600_000 - 1
    await bench.reopen()
    expect(rows('SELECT * FROM hits')).toHaveLength(1)
    bench.now += 24 * 3_600_000
    await bench.reopen()
    expect(rows('SELECT * FROM hits')).toEqual([])
    expect(rows('SELECT * FROM day_keys')).toEqual([])
  })

  it('are others every day for the same visitor', async () => {
    await bench.post({ body: 'Oggi' })
    bench.now += 24 * 3_600_000
    await bench.post({ body: 'Domani' })
    const networks = rows('SELECT DISTINCT hex(network) AS network FROM hits')
    expect(networks).toHaveLength(2)
  })
})

describe('the key', () => {
  it('is made once and used again', async () => {
    const before = readFileSync(join(bench.folder, 'intake.key'), 'utf8')
    expect(Buffer.from(before, 'base64')).toHaveLength(32)
    await bench.reopen()
    expect(readFileSync(join(bench.folder, 'intake.key'), 'utf8')).toBe(before)
  })

  it('is missed when it is lost: the intake does not start on addresses it cannot read', async () => {
    await bench.post()
    const file = join(bench.folder, 'intake.key')
    const key = readFileSync(file)
    unlinkSync(file)
    await expect(bench.reopen()).rejects.toThrow(/another key.*Restore intake\.key/)
    writeFileSync(file, 'corto')
    await expect(bench.reopen()).rejects.toThrow(/not 32.*Restore/)
    writeFileSync(file, key)
    await bench.reopen()
    expect((await bench.post({ body: 'b' }, { from })).status).toBe(303)
  })
})

describe('sealText', () => {
  const key = createSecretKey(randomBytes(32))

  it('opens with the same key and context, and no other', () => {
    const sealed = sealText(key, good.email, 'comment.a')
    expect(openText(key, sealed, 'comment.a')).toBe(good.email)
    expect(() => openText(key, sealed, 'comment.b')).toThrow()
    expect(() => openText(createSecretKey(randomBytes(32)), sealed, 'comment.a')).toThrow()
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(() => openText(key, sealed, 'comment.a')).toThrow()
  })

  it('never seals the same text to the same bytes', () => {
    expect(sealText(key, good.email, 'a').equals(sealText(key, good.email, 'a'))).toBe(false)
  })
})
