import type { DatabaseSync } from 'node:sqlite'
import { prepared } from './prepared.ts'

/** Whether a token had not been used before; from now on it has. Kept until it is worthless. */
export function spendOnce(database: DatabaseSync, token: string, until: number): boolean {
  const { changes } = prepared(
    database,
    'INSERT INTO spent (token, until) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(token, until)
  return Number(changes) === 1
}
