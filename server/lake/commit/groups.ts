import { setImmediate as afterWhatHasArrived } from 'node:timers/promises'

/** Takes a task; its result comes when its group is done. */
export type Groups<Task, Result> = (task: Task) => Promise<Result>

/**
 * Works on tasks group after group, in the order in which they were given. The tasks that come in
 * while one group is worked on are the next; nobody waits for others to come.
 */
export function createGroups<Task, Result>(options: {
  /** Whether a task can go with those before it. */
  readonly joins: (task: Task, group: readonly Task[]) => boolean
  /** Settles a group's tasks, each for itself and in their order. */
  readonly work: (group: readonly Task[]) => Promise<readonly PromiseSettledResult<Result>[]>
}): Groups<Task, Result> {
  const waiting: { task: Task; settle: (result: PromiseSettledResult<Result>) => void }[] = []
  let isWorking = false

  const nextGroup = (): typeof waiting => {
    const tasks: Task[] = []
    for (const { task } of waiting) {
      if (tasks.length > 0 && !options.joins(task, tasks)) break
      tasks.push(task)
    }
    return waiting.splice(0, tasks.length)
  }
  const workOnAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await afterWhatHasArrived()
      const group = nextGroup()
      const failed = (reason: unknown) => group.map(() => ({ status: 'rejected', reason }) as const)
      const results = await options.work(group.map(({ task }) => task)).catch(failed)
      for (const [index, { settle }] of group.entries()) {
        settle(
          results[index] ?? { status: 'rejected', reason: new Error('A task was passed over.') },
        )
      }
    }
    isWorking = false
  }
  return (task) =>
    new Promise((resolve, reject) => {
      const settle = (result: PromiseSettledResult<Result>): void => {
        if (result.status === 'fulfilled') resolve(result.value)
        else reject(result.reason)
      }
      waiting.push({ task, settle })
      if (isWorking) return
      isWorking = true
      void workOnAll()
    })
}
