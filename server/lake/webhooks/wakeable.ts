/** Work that is done when there is some, and never twice at the same time. */
export interface Wakeable {
  /** Begins the work; woken while it goes on, it is done once more. */
  wake(): void
  /** Waits for what is going on; nothing begins after that. */
  close(): Promise<void>
}

/** Work to be woken; what it throws is given to `onError`. */
export function createWakeable(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Wakeable {
  let going: Promise<void> | undefined
  let isWanted = false
  const closing = new AbortController()
  const goOn = async (): Promise<void> => {
    while (isWanted && !closing.signal.aborted) {
      isWanted = false
      await work().catch(onError)
    }
    going = undefined
  }
  return {
    wake() {
      isWanted = true
      if (!closing.signal.aborted) going ??= goOn()
    },
    async close() {
      closing.abort()
      await going
    },
  }
}
