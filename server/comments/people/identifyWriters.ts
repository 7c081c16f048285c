import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { inTransaction } from '../delivery/openIntakeDatabase.ts'
import type { IntakeKeys } from '../privacy/intakeKeys.ts'
import { openText } from '../privacy/sealText.ts'
import { personOf } from './personOf.ts'

const contactRow = z.object({ comment_id: z.string(), email: z.instanceof(Uint8Array) })

/** Tells who wrote the comments of a database from before people were told apart. */
export function identifyWriters(database: DatabaseSync, keys: IntakeKeys): void {
  const rows = database.prepare('SELECT comment_id, email FROM contacts WHERE person IS NULL').all()
  if (rows.length === 0) return
  const update = database.prepare('UPDATE contacts SET person = ? WHERE comment_id = ?')
  inTransaction(database, () => {
    for (const row of rows) {
      const { comment_id: id, email } = contactRow.parse(row)
      update.run(personOf(keys, openText(keys.contact, email, id)), id)
    }
  })
}
