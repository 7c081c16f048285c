import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { prepared } from '../delivery/prepared.ts'

/** What the intake knows of somebody who comments. */
export interface PersonStanding {
  /** The address has been confirmed by a link that was mailed to it. */
  readonly verified: boolean
  readonly blocked: boolean
  /** Wants no notices of replies. */
  readonly muted: boolean
}

/** Who wrote a comment, and the network it came from while that is known (48 hours). */
export interface Writer {
  readonly person: Uint8Array
  readonly network: Uint8Array | undefined
}

type Mark = 'verified_at' | 'blocked_at' | 'muted_at'

const bytes = z.instanceof(Uint8Array)
const moment = z.number().nullable()
const personRow = z.object({ verified_at: moment, blocked_at: moment, muted_at: moment })
const writerRow = z.object({ person: bytes.nullable(), network: bytes.nullable() })
const idRow = z.object({ comment_id: z.string() })

/** What is known of a person; nobody is verified, blocked or muted until somebody says so. */
export function standingOf(database: DatabaseSync, person: Uint8Array): PersonStanding {
  const row = prepared(
    database,
    'SELECT verified_at, blocked_at, muted_at FROM people WHERE person = ?',
  ).get(person)
  if (row === undefined) return { verified: false, blocked: false, muted: false }
  const { verified_at: verified, blocked_at: blocked, muted_at: muted } = personRow.parse(row)
  return { verified: verified !== null, blocked: blocked !== null, muted: muted !== null }
}

/** Sets a mark of a person, or takes it away when `at` is undefined. */
export function markPerson(
  database: DatabaseSync,
  person: Uint8Array,
  mark: Mark,
  at: Date | undefined,
): void {
  const value = at?.getTime() ?? null
  prepared(
    database,
    `INSERT INTO people (person, ${mark}) VALUES (?, ?)
       ON CONFLICT (person) DO UPDATE SET ${mark} = excluded.${mark}`,
  ).run(person, value)
}

/** Who wrote a comment, or undefined when it did not come by the form or was forgotten. */
export function writerOf(database: DatabaseSync, commentId: string): Writer | undefined {
  const row = prepared(database, 'SELECT person, network FROM contacts WHERE comment_id = ?').get(
    commentId,
  )
  if (row === undefined) return undefined
  const { person, network } = writerRow.parse(row)
  return person === null ? undefined : { person, network: network ?? undefined }
}

/** Ids of all comments of a person, newest first. */
export function commentsOfPerson(database: DatabaseSync, person: Uint8Array): readonly string[] {
  return prepared(
    database,
    'SELECT comment_id FROM contacts WHERE person = ? ORDER BY received_at DESC',
  )
    .all(person)
    .map((row) => idRow.parse(row).comment_id)
}
