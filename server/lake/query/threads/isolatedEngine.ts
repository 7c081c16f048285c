import { identityId } from '../../access/identity.ts'
import type { QueryEngine, QueryRequest } from '../queryEngine.ts'
import { createLanes, lanes, type Lane } from './lanes.ts'
import { openThread, type QueryThread } from './openThread.ts'
import { createQueryQueue, type QueryQueue, type Waiting } from './queryQueue.ts'
import { threadError } from './threadErrors.ts'
import type { CommittedDocuments, ThreadAnswer, ThreadSettings } from './threadMessages.ts'

/** Evaluates queries in threads of their own, so that none can hold up anything else. */
export interface IsolatedEngine extends QueryEngine {
  /** The answer with its result as JSON, for those who only pass it on. */
  answer(request: QueryRequest): Promise<ThreadAnswer>
  /** Shows the queries that come after it what was committed. */
  apply(commits: readonly CommittedDocuments[]): void
  /** Loads the documents before the first query asks for them. */
  start(): void
  close(): void
}

interface Task extends Waiting {
  readonly request: QueryRequest
  readonly resolve: (answer: ThreadAnswer) => void
  readonly reject: (reason: unknown) => void
}

// Quick queries that wait behind one that takes longer make it worth to load the documents a second time.
const patience = 500

/**
 * An engine whose threads start at the first query, or before with `start`.
 * @param options.deadline in milliseconds; counts evaluation, not waiting
 */
export function createIsolatedEngine(
  settings: ThreadSettings,
  options: { readonly clock: () => Date; readonly deadline?: number },
): IsolatedEngine {
  const { clock, deadline = 2000 } = options
  const queue = createQueryQueue<Task>()
  const closed = threadError(new Error('The dataset was closed.'))
  let isClosed = false
  const threads = createLanes((events) => openThread(settings, deadline, events), {
    onReady: () => serve(),
    // One that cannot even load would fail for ever: whoever waits is told, and may ask again.
    onFailure: (failure) => queue.clear().forEach(({ reject }) => reject(threadError(failure))),
  })
  const serve = (): void => {
    // One to each in turn, as long as any takes one.
    while (lanes.filter(serveLane).length > 0);
  }
  const serveLane = (lane: Lane): boolean => {
    const thread = threads.thread(lane)
    const task = thread === undefined ? undefined : nextFor(lane, thread, queue)
    if (thread === undefined || task === undefined) return false
    void run(thread, task)
    return true
  }
  const run = async (thread: QueryThread, task: Task): Promise<void> => {
    const onImpatience = (): void => threads.open('quick')
    const isDone = await runIn(thread, task, { queue, now: clock(), onImpatience })
    if (!isDone) put(task)
    serve()
  }
  const put = (task: Task): void => {
    if (isClosed) return task.reject(closed)
    try {
      queue.add(task)
    } catch (error) {
      return task.reject(error)
    }
    threads.open('any')
  }
  const answer = (request: QueryRequest): Promise<ThreadAnswer> =>
    new Promise((resolve, reject) => {
      const client = identityId(request.identity)
      put({ client, query: request.query, request, resolve, reject })
      serve()
    })
  return {
    answer,
    async evaluate(request) {
      const { json, ...rest } = await answer(request)
      const result: unknown = JSON.parse(json)
      return { ...rest, result }
    },
    apply: threads.apply,
    start: () => threads.open('any'),
    close() {
      isClosed = true
      for (const { reject } of queue.clear()) reject(closed)
      threads.close()
    },
  }
}

/** The next query that a lane's thread takes now. */
function nextFor(lane: Lane, thread: QueryThread, queue: QueryQueue<Task>): Task | undefined {
  const room = thread.room()
  if (room === undefined) return undefined
  // One that may be slow is not passed over for ever by those that are not.
  if (lane === 'any' && room === 'quick' && !queue.isNextQuick()) return undefined
  return queue.next(lane === 'quick')
}

/** Has a thread answer; false when the thread ended before it came to this query. */
async function runIn(
  thread: QueryThread,
  { request, resolve, reject }: Task,
  about: { queue: QueryQueue<Task>; now: Date; onImpatience: () => void },
): Promise<boolean> {
  const { queue, now, onImpatience } = about
  let start = 0
  let impatience: NodeJS.Timeout | undefined
  const onBegin = (): void => {
    start = performance.now()
    impatience = setInterval(() => {
      if (queue.hasQuick()) onImpatience()
    }, patience)
  }
  try {
    const isQuick = queue.isQuick(request.query)
    const answer = await thread.ask({ request, now, isQuick, onBegin })
    if (answer === undefined) return false
    resolve(answer)
  } catch (error) {
    reject(error)
  } finally {
    clearInterval(impatience)
  }
  queue.learn(request.query, performance.now() - start)
  return true
}
