import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { nameError } from '../describeError.ts'
import { inTransaction } from '../delivery/openIntakeDatabase.ts'
import { standingOf } from '../people/people.ts'
import { readStoredComments } from '../thread/storedComment.ts'
import { forgetMailFilesTo } from './forgetContacts.ts'
import { noteErasures } from './erasures.ts'

const batch = 100

/**
 * Erases comments for good: the note that they are to be gone first, so that a crash leaves work
 * to be done again rather than forgotten; then everything the intake holds; then the documents, as soon as the lake answers.
 * Answers below an erased comment stand under a tombstone.
 */
export async function eraseComments(
  room: {
    readonly database: DatabaseSync
    readonly moderator: SanityClient
    readonly folder: string
    readonly log: (line: string) => void
    readonly eraseLater: () => void
  },
  ids: readonly string[],
  now: Date,
): Promise<void> {
  noteErasures(room.folder, ids, now)
  forgetComments(room.database, ids)
  try {
    await deleteDocuments(room.moderator, ids)
  } catch (error) {
    room.log(`comments: erasures wait for the content lake: ${nameError(error)}`)
    room.eraseLater()
  }
}

/** Deletes what the intake's own database holds of these comments, overwriting it. */
export function forgetComments(database: DatabaseSync, ids: readonly string[]): void {
  inTransaction(database, () => {
    for (const table of ['contacts', 'submissions', 'spool', 'told']) {
      const remove = database.prepare(`DELETE FROM ${table} WHERE comment_id = ?`)
      for (const id of ids) remove.run(id)
    }
  })
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Forgets a person; of one who is blocked the keyed digest stays, so that the block holds. */
export function forgetPerson(
  { database, folder }: { readonly database: DatabaseSync; readonly folder: string },
  person: Uint8Array,
): void {
  forgetMailFilesTo(join(folder, 'mail'), person)
  inTransaction(database, () => {
    database.prepare('DELETE FROM outbox WHERE person = ?').run(person)
    database.prepare('DELETE FROM mailed WHERE person = ?').run(person)
    if (standingOf(database, person).blocked) {
      database
        .prepare('UPDATE people SET verified_at = NULL, muted_at = NULL WHERE person = ?')
        .run(person)
    } else database.prepare('DELETE FROM people WHERE person = ?').run(person)
  })
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Deletes those of the documents that exist, together with their history. */
export async function deleteDocuments(client: SanityClient, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += batch) {
    const found = await readStoredComments(client, ids.slice(from, from + batch))
    if (found.length === 0) continue
    await client.action(
      found.map(({ _id: publishedId }) => ({
        actionType: 'sanity.action.document.delete',
        publishedId,
        includeDrafts: [],
        purge: true,
      })),
    )
  }
}
