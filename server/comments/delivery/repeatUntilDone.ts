const firstWaitMs = 1000
const longestWaitMs = 300_000

/** Work that is repeated, ever more slowly, until it says that it is done. */
export interface Repetition {
  /** Begins after `ms` (0: at once, whatever it waits for), or after the wait that failures earned. */
  begin(ms?: number): void
  /** Ends the repetition; resolves when the work under way has ended. */
  close(): Promise<void>
}

/**
 * Repeats `work` after 1 s, 2 s, 4 s … at most 5 minutes, until it resolves to true; one run at
 * a time. A wait does not keep the process alive.
 * @param work resolves to whether nothing is left to do
 * @param onError is told when the work rejects, which counts as not done
 */
export function repeatUntilDone(
  work: () => Promise<boolean>,
  onError: (error: unknown) => void,
): Repetition {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let waitMs = firstWaitMs
  let closed = false
  let again = false

  const run = async (): Promise<void> => {
    let done = false
    try {
      done = await work()
    } catch (error) {
      onError(error)
    }
    running = undefined
    waitMs = done ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs)
    if (again) begin(0)
    else if (!done) begin()
    again = false
  }

  function begin(ms = waitMs): void {
    if (running !== undefined && ms === 0) again = true
    if (closed || running !== undefined) return
    if (timer !== undefined && ms > 0) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      running = run()
    }, ms)
    timer.unref()
  }

  return {
    begin,
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
