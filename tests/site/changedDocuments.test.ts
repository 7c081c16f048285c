import { expect, test } from 'vitest'
import { createChangeFinder, createNotedDocuments } from '../../site/content/changedDocuments.ts'

const uno = { _id: 'uno', title: 'Uno' }
const due = { _id: 'due', title: 'Due' }
const other = { _id: 'due', title: 'Secondo' }

test('tells what came, changed and went, once', () => {
  const changesTo = createChangeFinder()
  expect(changesTo([uno, due])).toMatchObject({ gone: [], come: [uno, due] })
  expect(changesTo([uno, other])).toMatchObject({ gone: [due], come: [other] })
  expect(changesTo([other, uno])).toMatchObject({ gone: [], come: [] })
  expect(changesTo([other])).toMatchObject({ gone: [uno], come: [] })
})

test('until changes are settled they are told again, with what was there before the first', () => {
  const noted = createNotedDocuments()
  noted.put('due', due)
  noted.settle()
  noted.put('due', uno)
  expect(noted.changes()).toMatchObject({ gone: [due], come: [uno] })
  noted.remove('due')
  noted.put('due', other)
  expect(noted.changes()).toMatchObject({ gone: [due], come: [other] })
  noted.put('due', due)
  expect(noted.changes()).toMatchObject({ gone: [], come: [] })
})
