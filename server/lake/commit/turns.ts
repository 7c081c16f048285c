/** Runs tasks one after another, in the order in which they were given. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>

/** A queue of its own; a task that fails does not stop the next. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const turn = last.then(task, task)
    last = turn.catch(() => undefined)
    return turn
  }
}
