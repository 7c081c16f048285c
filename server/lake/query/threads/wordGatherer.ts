import { setImmediate, setTimeout } from 'node:timers/promises'

/** Gathers the words of documents that came, so that the next search need not. */
export interface WordGatherer {
  /** Notes documents that came or changed. */
  note(ids: readonly string[]): void
  /** Says that there is other work: gathering rests until none has come for a while. */
  rest(): void
}

// A search gathers the words of fewer by itself in no time.
const fewest = 50
// In milliseconds. Who reads all content, or writes much of it, would wait twice as long.
const quiet = 250

/**
 * A gatherer of the words of documents.
 * @param gather gathers the words of documents in steps, and awaits the pause before each
 * @param onGathered told how many of those that were noted are done
 */
export function createWordGatherer(
  gather: (ids: readonly string[], pause: () => Promise<void>) => Promise<void>,
  onGathered: (documents: number) => void,
): WordGatherer {
  const waiting = new Set<string>()
  let noted = 0
  let isGathering = false
  let restedAt = -Infinity
  const pause = async (): Promise<void> => {
    await setImmediate()
    for (;;) {
      const left = restedAt + quiet - performance.now()
      if (left <= 0) return
      await setTimeout(left)
    }
  }
  const work = async (): Promise<void> => {
    while (waiting.size >= fewest) {
      await pause()
      const ids = [...waiting]
      const documents = noted
      waiting.clear()
      noted = 0
      await gather(ids, pause)
      onGathered(documents)
    }
    isGathering = false
  }
  return {
    note(ids) {
      for (const id of ids) waiting.add(id)
      noted += ids.length
      if (isGathering || waiting.size < fewest) return
      isGathering = true
      void work()
    },
    rest() {
      restedAt = performance.now()
    },
  }
}
