import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commitTogether, type Commits } from '../../../server/comments/delivery/commitTogether.ts'

let database: DatabaseSync
let commits: Commits
beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE words (word TEXT PRIMARY KEY)')
  commits = commitTogether(database)
})
afterEach(() => database.close())

const write = (word: string) => () => {
  database.prepare('INSERT INTO words VALUES (?)').run(word)
  return database.isTransaction ? word : 'outside'
}
const words = () =>
  database
    .prepare('SELECT word FROM words')
    .all()
    .map(({ word }) => word)

test('what comes in one turn is one transaction, and each gets its own answer', async () => {
  const begun: string[] = []
  const both = ['uno', 'due'].map((word) => commits.run(write(word)).then(() => begun.push(word)))
  expect(words()).toEqual([])
  await Promise.all(both)
  expect(begun).toEqual(['uno', 'due'])
  expect(words()).toEqual(['uno', 'due'])
  expect(database.isTransaction).toBe(false)
})

test('work that throws is undone by itself', async () => {
  const outcomes = await Promise.allSettled([
    commits.run(write('uno')),
    commits.run(() => {
      write('a metà')()
      throw new Error('no')
    }),
    commits.run(write('uno')),
    commits.run(write('tre')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ])
  expect(words()).toEqual(['tre', 'uno'].toSorted((one, two) => two.localeCompare(one)))
})

test('nobody is told of work that could not be committed, and the next can be', async () => {
  const lost = commits.run(() => {
    write('uno')()
    // As the disk does when it is full: the transaction is gone.
    database.exec('ROLLBACK')
  })
  const beside = commits.run(write('due'))
  expect((await Promise.allSettled([lost, beside])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ])
  expect(words()).toEqual([])
  expect(await commits.run(write('tre'))).toBe('tre')
})

test('what waits can be done at once', async () => {
  const waiting = commits.run(write('uno'))
  commits.flush()
  expect(words()).toEqual(['uno'])
  expect(await waiting).toBe('uno')
})

test('work that nobody waits for goes with the next commit', async () => {
  const patient = commits.runSoon(write('uno'))
  await new Promise(setImmediate)
  expect(words()).toEqual([])
  await commits.run(write('due'))
  expect(words()).toEqual(['uno', 'due'])
  expect(await patient).toBe('uno')
})

test('work that nobody waits for is done without a next commit, too', async () => {
  expect(await commits.runSoon(write('uno'))).toBe('uno')
  expect(words()).toEqual(['uno'])
})
