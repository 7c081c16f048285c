/** Rings that come close together are answered once. */
export interface Bell {
  readonly ring: () => void
  /**
   * Resolves when it has been rung since the last answer and been quiet for a while, or rung for
   * so long that waiting for quiet makes no sense; false once it is taken down.
   */
  readonly answered: () => Promise<boolean>
  readonly takeDown: () => void
}

/** How long a burst of changes may delay the build that shows them. */
export interface BellPatience {
  /** Quiet after the last ring before it is answered. */
  readonly quietMilliseconds: number
  /** The longest wait after the first ring. */
  readonly longestMilliseconds: number
}

/** Hangs up a bell. */
export function hangBell({ quietMilliseconds, longestMilliseconds }: BellPatience): Bell {
  let firstRing: number | undefined
  let isDown = false
  let timer: NodeJS.Timeout | undefined
  let answer: ((isUp: boolean) => void) | undefined

  const settle = (): void => {
    clearTimeout(timer)
    if (answer === undefined) return
    if (isDown) {
      answer(false)
    } else if (firstRing !== undefined) {
      const left = firstRing + longestMilliseconds - performance.now()
      timer = setTimeout(
        () => {
          firstRing = undefined
          answer?.(true)
        },
        Math.max(0, Math.min(quietMilliseconds, left)),
      )
    }
  }

  return {
    ring: () => {
      firstRing ??= performance.now()
      settle()
    },
    answered: () =>
      new Promise((resolve) => {
        answer = (isUp) => {
          answer = undefined
          resolve(isUp)
        }
        settle()
      }),
    takeDown: () => {
      isDown = true
      settle()
    },
  }
}
