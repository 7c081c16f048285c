import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { repeatUntilDone } from '../delivery/repeatUntilDone.ts'
import { nameError } from '../describeError.ts'
import type { IntakeKeys } from '../privacy/intakeKeys.ts'
import { letterMark } from '../privacy/forgetContacts.ts'
import { openText, sealText } from '../privacy/sealText.ts'
import { letterShape, type Letter } from './letter.ts'
import type { Postman } from './postman.ts'

const dayMs = 86_400_000
const longestWaitMs = 3_600_000
const mostAttempts = 40
/** How many letters one address gets in a day, whoever types it into forms. */
const mostADay = 5

/** Letters that wait on disk, sealed, until they have been taken. */
export interface Outbox {
  /** Puts a letter in; call it in the transaction that is its cause. */
  put(letter: Letter, now: Date, person?: Uint8Array): void
  /** Begins to send what is in it. */
  wake(): void
  close(): Promise<void>
}

const row = z.object({ id: z.string(), letter: z.instanceof(Uint8Array), attempts: z.number() })
const countRow = z.object({ count: z.number() })

/**
 * An outbox that sends letter by letter and keeps what could not be sent, ever more slowly, for
 * a day and more; then it gives up and says so. A person, as opposed to a moderator, gets five
 * letters a day at most.
 */
export function createOutbox(options: {
  readonly database: DatabaseSync
  readonly keys: IntakeKeys
  readonly postman: Postman
  readonly clock: () => Date
  readonly log: (line: string) => void
}): Outbox {
  const { database, keys, postman, clock, log } = options
  let closed = false

  const sendDue = async (): Promise<boolean> => {
    const due = database
      .prepare(
        'SELECT id, letter, attempts FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT 50',
      )
      .all(clock().getTime())
      .map((found) => row.parse(found))
    for (const { id, letter, attempts } of due) {
      if (closed) return true
      try {
        await postman.send(id, letterShape.parse(JSON.parse(openText(keys.contact, letter, id))))
        database.prepare('DELETE FROM outbox WHERE id = ?').run(id)
      } catch (error) {
        postpone(id, attempts + 1, error)
      }
    }
    const left = database.prepare('SELECT count(*) AS count FROM outbox').get()
    return countRow.parse(left).count === 0
  }

  const postpone = (id: string, attempts: number, error: unknown): void => {
    if (attempts >= mostAttempts) {
      log(
        `comments: mail ${id} could not be sent ${attempts} times and is given up: ${nameError(error)}`,
      )
      database.prepare('DELETE FROM outbox WHERE id = ?').run(id)
      return
    }
    log(`comments: mail ${id} waits in the outbox: ${nameError(error)}`)
    const wait = Math.min(1000 * 2 ** attempts, longestWaitMs)
    database
      .prepare('UPDATE outbox SET attempts = ?, due_at = ? WHERE id = ?')
      .run(attempts, clock().getTime() + wait, id)
  }

  const sending = repeatUntilDone(sendDue, (error) => log(`comments: mail: ${nameError(error)}`))
  return {
    put: (letter, now, person) => putLetter(database, keys, letter, now, person),
    wake: () => sending.begin(0),
    close: async () => {
      closed = true
      await sending.close()
      postman.close()
    },
  }
}

function putLetter(
  database: DatabaseSync,
  keys: IntakeKeys,
  letter: Letter,
  now: Date,
  person: Uint8Array | undefined,
): void {
  const at = now.getTime()
  if (person !== undefined) {
    const sent = database
      .prepare('SELECT count(*) AS count FROM mailed WHERE person = ? AND mailed_at > ?')
      .get(person, at - dayMs)
    if (countRow.parse(sent).count >= mostADay) return
    database.prepare('INSERT INTO mailed (person, mailed_at) VALUES (?, ?)').run(person, at)
  }
  const id = `${person === undefined ? '' : `${letterMark(person)}-`}${randomUUID()}`
  database
    .prepare('INSERT INTO outbox (id, letter, attempts, due_at, person) VALUES (?, ?, 0, ?, ?)')
    .run(id, sealText(keys.contact, JSON.stringify(letter), id), at, person ?? null)
}
