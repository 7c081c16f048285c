/** The next number from 0 to 1, without 1. */
export type Random = () => number

/** A seeded stream of numbers from 0 to 1: mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of the values, of which there is at least one. */
export function pick<T>(random: Random, values: readonly T[]): T {
  for (const value of values.slice(Math.floor(random() * values.length))) return value
  throw new Error('There is nothing to pick from.')
}
