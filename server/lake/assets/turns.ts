/** Does the work on one thing one after another, and that on different things side by side. */
export type Turns = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** Turns for any number of things; nothing is kept of those that nobody works on. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
