/** Gives out the time as ISO strings in milliseconds, each later than the one before. */
export interface Timestamps {
  next(): string
}

/**
 * Timestamps that strictly rise, also after `last` (the newest on disk) and when the clock is set
 * back: `@sanity/mutator` drops an event that is not newer than the document it holds.
 */
export function createTimestamps(clock: () => Date, last: string | undefined): Timestamps {
  let newest = last === undefined ? 0 : Date.parse(last)
  return {
    next() {
      newest = Math.max(clock().getTime(), newest + 1)
      return new Date(newest).toISOString()
    },
  }
}
