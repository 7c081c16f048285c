/** What a ring tells: ids of documents to look at, or that everything must be looked at. */
export type Told = ReadonlySet<string> | 'everything'

/** Rings that come close together are answered once. */
export interface Bell {
  /** Rings for one document, or for everything. */
  readonly ring: (id?: string) => void
  /**
   * Resolves when it has been rung since the last answer and been quiet for a while, or rung for
   * so long that waiting for quiet makes no sense, with all that was told; `undefined` once it is
   * taken down.
   */
  readonly answered: () => Promise<Told | undefined>
  readonly takeDown: () => void
}

/** How long a burst of changes may delay the build that shows them. */
export interface BellPatience {
  /** Quiet after the last ring before it is answered, when the ring before was long ago. */
  readonly firstMilliseconds: number
  /** The same, when rings follow one another. */
  readonly quietMilliseconds: number
  /** The longest wait after the first ring. */
  readonly longestMilliseconds: number
}

/** Hangs up a bell. One ring alone is answered almost at once; only a burst is waited out. */
export function hangBell(patience: BellPatience): Bell {
  const { firstMilliseconds, quietMilliseconds, longestMilliseconds } = patience
  let firstRing: number | undefined
  let lastAnswer = Number.NEGATIVE_INFINITY
  let told: Set<string> | 'everything' = new Set()
  let isDown = false
  let timer: NodeJS.Timeout | undefined
  let answer: ((told: Told | undefined) => void) | undefined

  const settle = (): void => {
    clearTimeout(timer)
    if (answer === undefined) return
    if (isDown) {
      answer(undefined)
    } else if (firstRing !== undefined) {
      const left = firstRing + longestMilliseconds - performance.now()
      const isBurst = firstRing - lastAnswer < longestMilliseconds
      const quiet = isBurst ? quietMilliseconds : firstMilliseconds
      timer = setTimeout(
        () => {
          const all = told
          firstRing = undefined
          told = new Set()
          lastAnswer = performance.now()
          answer?.(all)
        },
        Math.max(0, Math.min(quiet, left)),
      )
    }
  }

  return {
    ring: (id) => {
      firstRing ??= performance.now()
      if (id === undefined) told = 'everything'
      else if (told !== 'everything') told.add(id)
      settle()
    },
    answered: () =>
      new Promise((resolve) => {
        answer = (all) => {
          answer = undefined
          resolve(all)
        }
        settle()
      }),
    takeDown: () => {
      isDown = true
      settle()
    },
  }
}
