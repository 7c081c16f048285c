import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openIntakeDatabase } from '../../../server/comments/delivery/openIntakeDatabase.ts'

const folder = mkdtempSync(join(tmpdir(), 'intake-database-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a database of a later version is refused with a word on what to do', () => {
  openIntakeDatabase(folder, 'a').close()
  const later = new DatabaseSync(join(folder, 'intake.sqlite'))
  later.exec('PRAGMA user_version = 99')
  later.close()
  expect(() => openIntakeDatabase(folder, 'a')).toThrow(/later version.*Install that version/)
})
