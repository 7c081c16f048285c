import { expect, test } from 'vitest'
import { DependencyGraph } from '../../../server/publisher/live/dependencyGraph.ts'

const TITLE = 1
const BODY = 2

test('a change makes stale who read the changed part, in its last run', () => {
  const graph = new DependencyGraph()
  graph.read('one', () => graph.note('document', 'a', TITLE))
  graph.read('other', () => graph.note('document', 'a', BODY))
  graph.change('document', 'a', BODY)
  expect([...graph.stale()]).toEqual(['other'])
  graph.read('other', () => graph.note('document', 'b'))
  graph.change('document', 'a')
  expect([...graph.stale()]).toEqual(['one'])
})

test('what is read when a run has ended, by something that nobody waited for, counts', async () => {
  const graph = new DependencyGraph()
  const late = Promise.withResolvers<void>()
  let noted = Promise.resolve()
  graph.read('page', () => {
    noted = late.promise.then(() => graph.note('document', 'a'))
  })
  late.resolve()
  await noted
  graph.change('document', 'a')
  expect([...graph.stale()]).toEqual(['page'])
})

test('who runs again and again leaves no trace of the runs before', () => {
  const graph = new DependencyGraph()
  for (let run = 0; run < 50_000; run += 1) graph.read('page', () => graph.note('settings'))
  expect(graph.readings).toBeLessThan(20_000)
  graph.change('settings')
  expect([...graph.stale()]).toEqual(['page'])
})

test('only an answer that differs makes its readers stale', () => {
  const graph = new DependencyGraph()
  let title = 'Uno'
  const length = (): number =>
    graph.select('length', () => {
      graph.note('document', 'a', TITLE)
      return title.length
    })
  graph.read('page', length)
  title = 'Due'
  graph.change('document', 'a', TITLE)
  graph.settle()
  expect([...graph.stale()]).toEqual([])
  title = 'Quattro'
  graph.change('document', 'a', TITLE)
  graph.settle()
  expect([...graph.stale()]).toEqual(['page'])
})

test('an entry of a map that differs makes stale who looked it up', () => {
  const graph = new DependencyGraph()
  const sizes = new Map([
    ['a', 1],
    ['b', 2],
  ])
  const sizeOf = (key: string): number | undefined =>
    graph.lookUp('sizes', key, () => {
      graph.note('list')
      return new Map(sizes)
    })
  graph.read('one', () => sizeOf('a'))
  graph.read('other', () => sizeOf('b'))
  sizes.set('b', 3)
  graph.change('list')
  graph.settle()
  expect([...graph.stale()]).toEqual(['other'])
})

test('what is remembered of pages is known to another graph', () => {
  const graph = new DependencyGraph()
  graph.read('one', () => {
    graph.note('document', 'a', TITLE)
    graph.note('document', 'b')
  })
  graph.read('gone', () => graph.note('document', 'c'))
  const next = new DependencyGraph()
  next.recall(graph.remember(['one']))
  expect(next.isStale('one')).toBe(false)
  expect(next.isStale('gone')).toBe(true)
  next.change('document', 'a', BODY)
  expect([...next.stale()]).toEqual([])
  next.change('document', 'b')
  expect([...next.stale()]).toEqual(['one'])
})
