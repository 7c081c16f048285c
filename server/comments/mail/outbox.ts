import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Commits } from '../delivery/commitTogether.ts'
import { repeatUntilDone } from '../delivery/repeatUntilDone.ts'
import { nameError } from '../describeError.ts'
import type { IntakeKeys } from '../privacy/intakeKeys.ts'
import { letterMark } from '../privacy/forgetContacts.ts'
import { openText, sealText } from '../privacy/sealText.ts'
import { letterShape, type Letter } from './letter.ts'
import type { Postman } from './postman.ts'
import { prepared } from '../delivery/prepared.ts'

const dayMs = 86_400_000
const longestWaitMs = 3_600_000
const mostAttempts = 40
/** How many letters one address gets in a day, whoever types it into forms. */
export const mostLettersADay = 5

/** Who a letter goes to, as a keyed digest, and how many a day may. */
export interface LetterReader {
  readonly person: Uint8Array
  readonly most: number
}

/** Letters that wait on disk, sealed, until they have been taken. */
export interface Outbox {
  /**
   * Puts a letter in, unless its reader has had as many as there may be in a day; call it in the
   * transaction that is its cause.
   */
  put(letter: Letter, now: Date, reader: LetterReader): void
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
  readonly commits: Commits
  readonly keys: IntakeKeys
  readonly postman: Postman
  readonly clock: () => Date
  readonly log: (line: string) => void
}): Outbox {
  const { database, commits, keys, postman, clock, log } = options
  let closed = false

  const sendDue = async (): Promise<boolean> => {
    const due = prepared(
      database,
      'SELECT id, letter, attempts FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT 50',
    )
      .all(clock().getTime())
      .map((found) => row.parse(found))
    for (const { id, letter, attempts } of due) {
      if (closed) return true
      try {
        await postman.send(id, letterShape.parse(JSON.parse(openText(keys.contact, letter, id))))
        await commits.runSoon(() => prepared(database, 'DELETE FROM outbox WHERE id = ?').run(id))
      } catch (error) {
        postpone(id, attempts + 1, error)
      }
    }
    const left = prepared(database, 'SELECT count(*) AS count FROM outbox').get()
    return countRow.parse(left).count === 0
  }

  const postpone = (id: string, attempts: number, error: unknown): void => {
    if (attempts >= mostAttempts) {
      log(
        `comments: mail ${id} could not be sent ${attempts} times and is given up: ${nameError(error)}`,
      )
      prepared(database, 'DELETE FROM outbox WHERE id = ?').run(id)
      return
    }
    log(`comments: mail ${id} waits in the outbox: ${nameError(error)}`)
    const wait = Math.min(1000 * 2 ** attempts, longestWaitMs)
    prepared(database, 'UPDATE outbox SET attempts = ?, due_at = ? WHERE id = ?').run(
      attempts,
      clock().getTime() + wait,
      id,
    )
  }

  const sending = repeatUntilDone(sendDue, (error) => log(`comments: mail: ${nameError(error)}`))
  return {
    put: (letter, now, reader) => putLetter({ database, keys }, letter, now, reader),
    wake: () => sending.begin(0),
    close: async () => {
      closed = true
      await sending.close()
      postman.close()
    },
  }
}

function putLetter(
  { database, keys }: { readonly database: DatabaseSync; readonly keys: IntakeKeys },
  letter: Letter,
  now: Date,
  { person, most }: LetterReader,
): void {
  const at = now.getTime()
  const sent = prepared(
    database,
    'SELECT count(*) AS count FROM mailed WHERE person = ? AND mailed_at > ?',
  ).get(person, at - dayMs)
  if (countRow.parse(sent).count >= most) return
  prepared(database, 'INSERT INTO mailed (person, mailed_at) VALUES (?, ?)').run(person, at)
  const id = `${letterMark(person)}-${randomUUID()}`
  prepared(
    database,
    'INSERT INTO outbox (id, letter, attempts, due_at, person) VALUES (?, ?, 0, ?, ?)',
  ).run(id, sealText(keys.contact, JSON.stringify(letter), id), at, person)
}
