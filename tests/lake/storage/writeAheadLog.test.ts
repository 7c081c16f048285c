import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWriteAheadLog } from '../../../server/lake/storage/writeAheadLog.ts'

let folder: string
let file: string
let database: DatabaseSync
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-ahead-log-'))
  file = join(folder, 'lake.sqlite')
  database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE t (n)')
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const logSize = (): number => statSync(`${file}-wal`).size

/** A log whose disk fails: a device without one takes no request to wait for it. */
function openFailingLog() {
  symlinkSync('/dev/null', join(folder, 'failing-wal'))
  return openWriteAheadLog(database, join(folder, 'failing'))
}

test('those who ask while the disk is at work share the next wait', async () => {
  const log = openWriteAheadLog(database, file)
  const order: string[] = []
  log.note(1)
  const first = log.sync().then(() => order.push('first'))
  await Promise.resolve()
  log.note(1)
  const second = log.sync()
  log.note(1)
  expect(log.sync()).toBe(second)
  await Promise.all([first, second.then(() => order.push('second'))])
  expect(order).toEqual(['first', 'second'])
  log.close()
})

test('what the disk fails to take is not called durable, until it is in the database file', async () => {
  const log = openFailingLog()
  database.exec('INSERT INTO t VALUES (1)')
  log.note(1)
  await expect(log.sync()).rejects.toMatchObject({ syscall: 'fdatasync' })
  expect(logSize()).toBeGreaterThan(0)
  await log.sync()
  expect(logSize()).toBe(0)
  log.close()
})

test('after a failure the log is not relied on before it begins anew', async () => {
  const log = openFailingLog()
  const write = async (): Promise<void> => {
    database.exec('INSERT INTO t VALUES (1)')
    log.note(1)
    await log.sync()
  }
  const reader = new DatabaseSync(file, { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT * FROM t').all()

  await expect(write()).rejects.toMatchObject({ syscall: 'fdatasync' })
  // The state that is read is older: the file may not become newer than it.
  await expect(write()).rejects.toThrow(/could not be brought/)

  reader.exec('COMMIT; BEGIN')
  expect(reader.prepare('SELECT * FROM t').all()).toHaveLength(2)
  // All of it is in the file, but where the reader stands the log cannot begin anew.
  await log.sync()
  expect(logSize()).toBeGreaterThan(0)
  await expect(write()).rejects.toThrow(/could not be brought/)

  reader.close()
  await log.sync()
  expect(logSize()).toBe(0)
  // Now it is the log again that is relied on.
  await expect(write()).rejects.toMatchObject({ syscall: 'fdatasync' })
  log.close()
})
