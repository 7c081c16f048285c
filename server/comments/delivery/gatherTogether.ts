/** Work on ids that is done for many at a time. */
export interface Gathering<Outcome> {
  /** What became of an id; who asks while it is under way gets the same answer. */
  outcomeOf(id: string): Promise<Outcome>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

interface Waiting<Outcome> {
  readonly outcome: Promise<Outcome>
  readonly resolve: (outcome: Outcome) => void
}

/**
 * Calls `work` for the first id at once, and then for all ids together that have come meanwhile,
 * `most` at a time; never twice at once.
 * @param work resolves to the outcomes in the order of the ids, and never rejects
 */
export function gatherTogether<Outcome>(
  most: number,
  work: (ids: readonly string[]) => Promise<readonly Outcome[]>,
): Gathering<Outcome> {
  const waiting = new Map<string, Waiting<Outcome>>()
  const queue: string[] = []
  let working: Promise<void> | undefined

  const workOff = async (): Promise<void> => {
    while (queue.length > 0) {
      const ids = queue.splice(0, most)
      for (const [index, outcome] of (await work(ids)).entries()) {
        const id = ids[index] ?? ''
        waiting.get(id)?.resolve(outcome)
        waiting.delete(id)
      }
    }
  }

  return {
    outcomeOf: (id) => {
      const known = waiting.get(id)
      if (known !== undefined) return known.outcome
      const { promise, resolve } = Promise.withResolvers<Outcome>()
      waiting.set(id, { outcome: promise, resolve })
      queue.push(id)
      working ??= workOff().finally(() => {
        working = undefined
      })
      return promise
    },
    idle: async () => working,
  }
}
