import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { inTransaction } from '../delivery/openIntakeDatabase.ts'
import { markPerson, standingOf, writerOf } from './people.ts'
import { prepared } from '../delivery/prepared.ts'

const networkRow = z.object({ network: z.instanceof(Uint8Array) })

/**
 * Blocks who wrote a comment: the address until it is unblocked, the networks it wrote from for
 * as long as their keys last (48 hours). False when nobody is known to have written it.
 */
export function blockWriter(database: DatabaseSync, commentId: string, now: Date): boolean {
  const writer = writerOf(database, commentId)
  if (writer === undefined) return false
  inTransaction(database, () => {
    markPerson(database, writer.person, 'blocked_at', now)
    const networks = prepared(
      database,
      'SELECT DISTINCT network FROM contacts WHERE person = ? AND network IS NOT NULL',
    )
      .all(writer.person)
      .map((row) => networkRow.parse(row).network)
    for (const network of networks) {
      prepared(
        database,
        'INSERT OR REPLACE INTO blocked_networks (network, person, blocked_at) VALUES (?, ?, ?)',
      ).run(network, writer.person, now.getTime())
    }
  })
  return true
}

/** Takes the block away from who wrote a comment. False when nobody is known. */
export function unblockWriter(database: DatabaseSync, commentId: string): boolean {
  const writer = writerOf(database, commentId)
  if (writer === undefined) return false
  inTransaction(database, () => {
    markPerson(database, writer.person, 'blocked_at', undefined)
    prepared(database, 'DELETE FROM blocked_networks WHERE person = ?').run(writer.person)
  })
  return true
}

/** Whether a person, or a network that a blocked person wrote from, is blocked. */
export function isBlocked(
  database: DatabaseSync,
  person: Uint8Array,
  networks: readonly Uint8Array[],
): boolean {
  if (standingOf(database, person).blocked) return true
  const blocked = prepared(database, 'SELECT 1 FROM blocked_networks WHERE network = ?')
  return networks.some((network) => blocked.get(network) !== undefined)
}
