/** Lets a few through at a time; the others wait in line. */
export interface Gate {
  /** Does the work once it is its turn, and returns its result. */
  pass<Result>(work: () => Promise<Result>): Promise<Result>
}

/** A gate for `atOnce` at a time. Beyond `waitingAtMost` in line, `refusal()` is thrown. */
export function createGate(options: {
  atOnce: number
  waitingAtMost: number
  refusal: () => Error
}): Gate {
  const waiting: (() => void)[] = []
  let inside = 0

  const enter = async (): Promise<void> => {
    if (inside < options.atOnce) {
      inside += 1
      return
    }
    if (waiting.length >= options.waitingAtMost) throw options.refusal()
    // Who leaves hands its place over, so `inside` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) inside -= 1
    else next()
  }

  return {
    pass: async (work) => {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
