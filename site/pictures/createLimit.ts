/** Runs the tasks given to it, never more than `most` at once, in the order they came. */
export function createLimit(
  most: number,
): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // The place passes straight to the next task, so nobody can slip in between.
      if (next === undefined) running -= 1
      else next()
    }
  }
}
