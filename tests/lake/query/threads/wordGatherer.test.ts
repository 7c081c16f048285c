import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWordGatherer } from '../../../../server/lake/query/threads/wordGatherer.ts'

test('gathers step by step, and rests as long as there is other work', async () => {
  const ids = Array.from({ length: 60 }, (_, n) => `n${n}`)
  const steps: string[] = []
  const gathered: number[] = []
  const gather = async (all: readonly string[], pause: () => Promise<void>): Promise<void> => {
    for (const id of all) {
      await pause()
      steps.push(id)
    }
  }
  const gatherer = createWordGatherer(gather, (documents) => gathered.push(documents))
  // Time passes when the test says so: a busy machine may be away for longer than a rest lasts.
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  gatherer.note(ids)
  for (let n = 0; n < 10; n += 1) {
    gatherer.rest()
    vi.advanceTimersByTime(200)
    await setTimeout(10)
    expect(steps).toEqual([])
  }
  vi.advanceTimersByTime(200)
  await expect.poll(() => gathered).toEqual([60])
  expect(steps).toEqual(ids)
})
