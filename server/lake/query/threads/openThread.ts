import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { deadlineError, threadError } from './threadErrors.ts'
import { createOutbox } from './outbox.ts'
import {
  type CommittedDocuments,
  type FromThread,
  type ThreadAnswer,
  type ThreadSettings,
  type ToThread,
  writeMessages,
} from './threadMessages.ts'
import { createTurns, type ThreadQuery } from './turns.ts'

/** A thread that evaluates one query after another. */
export interface QueryThread {
  /**
   * What it takes now: any query when it has nothing to do, a quick one behind a few other quick
   * ones, so that it need not be woken for each.
   */
  room(): 'any' | 'quick' | undefined
  /** Shows it what was committed, before the next query. */
  apply(commits: readonly CommittedDocuments[]): void
  /**
   * The answer to a query; only when there is room. Nothing when the thread came to its end before
   * the query's turn. Rejects with a LakeError, 504 when the deadline has passed: the thread is at
   * its end then.
   */
  ask(query: ThreadQuery): Promise<ThreadAnswer | undefined>
  end(): void
}

/** What a thread tells of its life. */
export interface ThreadEvents {
  readonly onReady: () => void
  /** It has ended, by itself or not; the reason when it did so before it was ever ready. */
  readonly onEnd: (failure: unknown) => void
}

// Several times what 100,000 documents take with all their indexes. A large young generation would
// leave much of its room empty for good, once the documents have been read.
const resourceLimits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 16 }

/** Starts a thread, which reads the documents and is ready after that. */
export function openThread(
  settings: ThreadSettings,
  deadline: number,
  { onReady, onEnd }: ThreadEvents,
): QueryThread {
  const worker = startWorker(settings)
  const allowance = createAllowance(deadline)
  let state: 'loading' | 'ready' | 'ended' = 'loading'
  let failure: unknown
  const tell = createOutbox((messages: ToThread[]) => worker.postMessage(writeMessages(messages)))
  const turns = createTurns((query) => {
    query.onBegin()
    const stop = (): void => {
      state = 'ended'
      turns.end(deadlineError(query.request.query, deadline))
      void worker.terminate()
    }
    return setTimeout(stop, allowance.for(query.request.query))
  })

  const hear = (message: FromThread): void => {
    if (state === 'ended') return
    if (message.kind === 'outcome') return turns.settle(message.number, message.outcome)
    if (message.kind === 'gathered') return allowance.expect(-message.documents)
    state = 'ready'
    allowance.expect(message.documents)
    onReady()
  }
  worker.on('message', (messages: readonly FromThread[]) => messages.forEach(hear))
  worker.on('error', (error) => {
    failure = error
  })
  worker.on('exit', () => {
    const wasReady = state !== 'loading'
    state = 'ended'
    turns.end(failure)
    onEnd(wasReady ? undefined : (failure ?? threadError(undefined)))
  })
  return {
    room: () => (state === 'ready' ? turns.room() : undefined),
    apply: (commits) => {
      for (const { changes } of commits) allowance.expect(changes.length)
      tell({ kind: 'commit', commits: commits.map(documentsOf) })
    },
    ask: (query) =>
      new Promise((resolve, reject) => {
        const number = turns.add({ query, resolve, reject })
        tell({ kind: 'query', number, request: query.request, now: query.now.getTime() })
      }),
    end: () => void worker.terminate(),
  }
}

/** Without what else a transaction holds, such as the documents as they were. */
function documentsOf({ sequence, changes }: CommittedDocuments): CommittedDocuments {
  return { sequence, changes: changes.map(({ id, after }) => ({ id, after })) }
}

function startWorker(workerData: ThreadSettings): Worker {
  // Else V8 waits until a heap is several times what is used of it before it clears up. The flag is
  // the whole process's, since threads have none of their own.
  setFlagsFromString('--heap-growing-percent=33')
  const script = new URL('./queryThread.ts', import.meta.url)
  return new Worker(script, { workerData, resourceLimits, execArgv: [] })
}

// Of a document of a thousand words on a busy machine, in milliseconds.
const gatheringTime = 1

/**
 * How long queries may take. A search that comes before all words have been gathered, at the start or
 * after an import, gathers what it needs, which does not count: the thread that is ended would begin
 * anew, and so would the next.
 */
function createAllowance(deadline: number) {
  let documents = 0
  return {
    /** Says that the words of so many more, or fewer, documents are still to be gathered. */
    expect(more: number): void {
      documents += more
    },
    for: (query: string): number =>
      deadline + (query.includes('match') ? documents * gatheringTime : 0),
  }
}
