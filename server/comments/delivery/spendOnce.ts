import type { DatabaseSync } from 'node:sqlite'

/** Whether a token had not been used before; from now on it has. Kept until it is worthless. */
export function spendOnce(database: DatabaseSync, token: string, until: number): boolean {
  const { changes } = database
    .prepare('INSERT INTO spent (token, until) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(token, until)
  return Number(changes) === 1
}
