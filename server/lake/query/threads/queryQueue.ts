import { queueError } from './threadErrors.ts'

/** Something that waits for a thread. */
export interface Waiting {
  /** On whose behalf it waits. */
  readonly client: string
  readonly query: string
}

/** Queries that wait, and which of them is next. */
export interface QueryQueue<Task extends Waiting> {
  /** @throws a 503 LakeError when too many wait, of this client or in all. */
  add(task: Task): void
  /**
   * The next one, taken out: clients take turns. With `quickOnly` the next among the queries that
   * have been quick before.
   */
  next(quickOnly: boolean): Task | undefined
  /** Whether a query has been quick before. */
  isQuick(query: string): boolean
  /** Whether the next one has. */
  isNextQuick(): boolean
  /** Whether any that waits has. */
  hasQuick(): boolean
  /** Remembers how long a query took. */
  learn(query: string, milliseconds: number): void
  /** Takes all out. */
  clear(): Task[]
}

const mostWaiting = 2000
const mostOfOneClient = 500
const mostKnown = 2000
const longestQuick = 100
const longestKnown = 10_000

/** An empty queue that knows no query yet. */
export function createQueryQueue<Task extends Waiting>(): QueryQueue<Task> {
  const waiting = new Map<string, Task[]>()
  const quick = new Set<string>()
  let size = 0
  const take = (client: string, tasks: Task[], place: number): Task | undefined => {
    const [task] = tasks.splice(place, 1)
    if (task === undefined) return undefined
    size -= 1
    // Whoever is served goes to the end, so that the others come before them.
    waiting.delete(client)
    if (tasks.length > 0) waiting.set(client, tasks)
    return task
  }
  return {
    add(task) {
      const own = waiting.get(task.client) ?? []
      if (size >= mostWaiting || own.length >= mostOfOneClient) throw queueError()
      own.push(task)
      waiting.set(task.client, own)
      size += 1
    },
    next(quickOnly) {
      for (const [client, tasks] of waiting) {
        const place = quickOnly ? tasks.findIndex(({ query }) => quick.has(query)) : 0
        if (place >= 0) return take(client, tasks, place)
      }
      return undefined
    },
    isQuick: (query) => quick.has(query),
    isNextQuick() {
      const [tasks] = waiting.values()
      return tasks?.[0] !== undefined && quick.has(tasks[0].query)
    },
    hasQuick: () =>
      [...waiting.values()].some((tasks) => tasks.some(({ query }) => quick.has(query))),
    learn(query, milliseconds) {
      quick.delete(query)
      if (milliseconds > longestQuick || query.length > longestKnown) return
      quick.add(query)
      const [oldest] = quick
      if (quick.size > mostKnown && oldest !== undefined) quick.delete(oldest)
    },
    clear() {
      const all = [...waiting.values()].flat()
      waiting.clear()
      size = 0
      return all
    },
  }
}
