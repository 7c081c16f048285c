import { Subject } from 'rxjs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepSubscribed } from '../../../server/publisher/following/keepSubscribed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Follows streams that the test ends; each opening is a stream of its own. */
function follow() {
  const streams: Subject<string>[] = []
  const heard: string[] = []
  const open = (): Subject<string> => {
    const stream = new Subject<string>()
    streams.push(stream)
    return stream
  }
  const following = keepSubscribed(open, (event) => heard.push(event), { first: 500, last: 1500 })
  return { streams, heard, following }
}

test('a stream that breaks or ends is opened anew, after a wait that grows until something is heard', () => {
  const { streams, heard } = follow()
  streams.at(-1)?.error(new Error('The line is cut.'))
  vi.advanceTimersByTime(499)
  expect(streams).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(streams).toHaveLength(2)

  for (const wait of [1000, 1500, 1500]) {
    const before = streams.length
    streams.at(-1)?.complete()
    vi.advanceTimersByTime(wait - 1)
    expect(streams).toHaveLength(before)
    vi.advanceTimersByTime(1)
    expect(streams).toHaveLength(before + 1)
  }

  streams.at(-1)?.next('welcome')
  streams.at(-1)?.complete()
  vi.advanceTimersByTime(500)
  expect(streams).toHaveLength(6)
  expect(heard).toEqual(['welcome'])
})

test('what is closed hears no more and is not opened again, even while it waits', () => {
  const { streams, heard, following } = follow()
  streams.at(-1)?.complete()
  following.close()
  vi.advanceTimersByTime(10_000)
  expect(streams).toHaveLength(1)

  const other = follow()
  other.following.close()
  other.streams.at(-1)?.next('late')
  expect([...heard, ...other.heard]).toEqual([])
  expect(other.streams.at(-1)?.observed).toBe(false)
})
