import { identityId } from '../../access/identity.ts'
import type { QueryEngine, QueryRequest } from '../queryEngine.ts'
import { createLanes, lanes } from './lanes.ts'
import { openThread, type QueryThread } from './openThread.ts'
import { createQueryQueue, type Waiting } from './queryQueue.ts'
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

// A query that takes longer makes it worth to load the documents a second time.
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
  const threads = createLanes((events) => openThread(settings, deadline, events), {
    onReady: () => serve(),
    // One that cannot even load would fail for ever: whoever waits is told, and may ask again.
    onFailure: (failure) => queue.clear().forEach(({ reject }) => reject(threadError(failure))),
  })

  const serve = (): void => {
    for (const lane of lanes) {
      const thread = threads.idle(lane)
      const task = thread === undefined ? undefined : queue.next(lane === 'quick')
      if (thread !== undefined && task !== undefined) void run(thread, task)
    }
  }
  const run = async (thread: QueryThread, { request, resolve, reject }: Task): Promise<void> => {
    const start = performance.now()
    const impatience = setTimeout(() => threads.open('quick'), patience)
    try {
      resolve(await thread.ask(request, clock()))
    } catch (error) {
      reject(error)
    } finally {
      clearTimeout(impatience)
      queue.learn(request.query, performance.now() - start)
      serve()
    }
  }
  const answer = (request: QueryRequest): Promise<ThreadAnswer> =>
    new Promise((resolve, reject) => {
      const client = identityId(request.identity)
      queue.add({ client, query: request.query, request, resolve, reject })
      threads.open('any')
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
      const closed = threadError(new Error('The dataset was closed.'))
      for (const { reject } of queue.clear()) reject(closed)
      threads.close()
    },
  }
}
