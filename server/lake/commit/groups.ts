import { setImmediate as afterWhatHasArrived } from 'node:timers/promises'

/** Takes a task; its result comes when its group is done. */
export type Groups<Task, Result> = (task: Task) => Promise<Result>

interface WaitingTask<Task, Result> {
  readonly task: Task
  readonly settle: (result: PromiseSettledResult<Result>) => void
}

/** What a group comes to: the next one is worked on while its results are still awaited. */
export interface GroupWork<Result> {
  /** In the order of the tasks, each settled for itself. */
  readonly results: Promise<readonly PromiseSettledResult<Result>[]>
}

/**
 * Works on tasks group after group, in the order in which they were given. The tasks that come in
 * while one group is worked on are the next; nobody waits for others to come.
 */
export function createGroups<Task, Result>(options: {
  /** Whether a task can go with those before it. */
  readonly joins: (task: Task, group: readonly Task[]) => boolean
  readonly work: (group: readonly Task[]) => Promise<GroupWork<Result>>
}): Groups<Task, Result> {
  const waiting: WaitingTask<Task, Result>[] = []
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
      const work = options.work(group.map(({ task }) => task))
      void settleAll(group, work)
      await work.catch(() => undefined)
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

async function settleAll<Task, Result>(
  group: readonly WaitingTask<Task, Result>[],
  work: Promise<GroupWork<Result>>,
): Promise<void> {
  const failed = (reason: unknown) => group.map(() => ({ status: 'rejected', reason }) as const)
  const results = await work.then((begun) => begun.results).catch(failed)
  for (const [index, { settle }] of group.entries()) {
    settle(results[index] ?? { status: 'rejected', reason: new Error('A task was passed over.') })
  }
}
