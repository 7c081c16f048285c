/** Gathers the words of documents that came, so that the next search need not. */
export interface WordGatherer {
  /** Notes documents that came or changed. */
  note(ids: readonly string[]): void
}

// A search gathers the words of fewer by itself in no time.
const fewest = 50

/**
 * A gatherer of the words of documents.
 * @param gather gathers the words of documents, and lets queries in between
 * @param onGathered told how many of those that were noted are done
 */
export function createWordGatherer(
  gather: (ids: readonly string[]) => Promise<void>,
  onGathered: (documents: number) => void,
): WordGatherer {
  const waiting = new Set<string>()
  let noted = 0
  let isGathering = false
  const work = async (): Promise<void> => {
    while (waiting.size >= fewest) {
      const ids = [...waiting]
      const documents = noted
      waiting.clear()
      noted = 0
      await gather(ids)
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
  }
}
