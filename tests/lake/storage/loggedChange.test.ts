import { expect, test } from 'vitest'
import { encodeEffects } from '../../../server/lake/storage/encodeEffects.ts'
import { changeFromLog, changeToLog } from '../../../server/lake/storage/loggedChange.ts'
import type { DocumentChange } from '../../../server/lake/storage/transaction.ts'

const times = { _createdAt: '2026-01-01T00:00:00.000Z', _updatedAt: '2026-01-01T00:00:00.000Z' }
const made = { title: 'Uno', tags: ['a'], _id: 'a', _type: 'note', ...times }
const after = { ...made, _rev: 'r1' }

function changeOf(part: Partial<DocumentChange>): DocumentChange {
  const change = { id: 'a', before: undefined, after, mutations: [], ...part }
  return { ...change, effects: encodeEffects(change.before, change.after) }
}

const creation = changeOf({ mutations: [{ createOrReplace: made }] })
const update = changeOf({
  before: { ...after, title: 'Zero' },
  mutations: [{ createOrReplace: made }],
})
const changes: Record<string, DocumentChange> = {
  'a creation': creation,
  'a creation in two steps': changeOf({
    mutations: [{ create: { ...made, title: 'x' } }, { patch: { id: 'a', set: { title: 'Uno' } } }],
  }),
  'a creation with another value than was asked': changeOf({
    mutations: [{ create: { ...made, _createdAt: 'yesterday' } }],
  }),
  'an update': update,
  'an update of nothing': changeOf({ before: after, mutations: [{ createOrReplace: made }] }),
  'a deletion': changeOf({ before: after, after: undefined, mutations: [{ delete: { id: 'a' } }] }),
}

test.each(Object.entries(changes))('%s comes back from the log as it was', (_, change) => {
  const { mutations, effects } = changeFromLog(changeToLog(change), JSON.stringify(change.after))
  expect(JSON.stringify(effects)).toBe(JSON.stringify(change.effects))
  expect(JSON.stringify(mutations)).toBe(JSON.stringify(change.mutations))
})

test('what was created is not written a second time', () => {
  expect(JSON.stringify(changeToLog(creation))).not.toContain('Uno')
  expect(JSON.stringify(changeToLog(update))).toContain('Uno')
})
