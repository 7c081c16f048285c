const windows = [
  { seconds: 15, most: 1 },
  { seconds: 600, most: 5 },
] as const

/** The longest time, in seconds, that the quota looks back. */
export const quotaSeconds = 1200

/**
 * How many seconds a visitor has to wait before another comment is taken, 0 when it is taken
 * now: one in 15 seconds and five in 10 minutes, or half as often without a proof of work.
 * @param earlier times of the accepted comments of the same visitor, in milliseconds, any order
 */
export function checkQuota(
  earlier: readonly number[],
  now: number,
  pace: 'full' | 'half' = 'full',
): number {
  const newestFirst = [...earlier].sort((a, b) => b - a)
  const waits = windows.map(({ seconds, most }) => {
    const oldestCounted = newestFirst[most - 1]
    if (oldestCounted === undefined) return 0
    const waitMs = seconds * 1000 * (pace === 'half' ? 2 : 1)
    return Math.max(0, Math.ceil((oldestCounted + waitMs - now) / 1000))
  })
  return Math.max(...waits)
}
