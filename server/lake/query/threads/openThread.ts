import { Worker } from 'node:worker_threads'
import { LakeError } from '../../errors.ts'
import type { QueryRequest } from '../queryEngine.ts'
import { deadlineError, memoryError, threadError } from './threadErrors.ts'
import type {
  CommittedDocuments,
  FromThread,
  ThreadAnswer,
  ThreadSettings,
  ToThread,
} from './threadMessages.ts'

/** A thread that evaluates one query at a time. */
export interface QueryThread {
  /** Whether it is loaded and has nothing to do. */
  isIdle(): boolean
  /** Shows it what was committed, before the next query. */
  apply(commits: readonly CommittedDocuments[]): void
  /**
   * The answer to a query; only when idle. Rejects with a LakeError, 504 when the deadline has
   * passed: the thread is at its end then.
   */
  ask(request: QueryRequest, now: Date): Promise<ThreadAnswer>
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
  let state: 'loading' | 'idle' | 'busy' | 'ended' = 'loading'
  let failure: unknown
  let settle: ((message: FromThread) => void) | undefined
  const tell = (message: ToThread): void => worker.postMessage(message)

  worker.on('message', (message: FromThread) => {
    if (state === 'ended') return
    if (message.kind === 'warm') return allowance.endGathering()
    state = 'idle'
    if (message.kind !== 'ready') return settle?.(message)
    allowance.startGathering(message.documents)
    onReady()
  })
  worker.on('error', (error) => {
    failure = error
  })
  worker.on('exit', () => {
    const wasReady = state !== 'loading'
    state = 'ended'
    settle?.({ kind: 'failure', error: failure })
    onEnd(wasReady ? undefined : (failure ?? threadError(undefined)))
  })
  return {
    isIdle: () => state === 'idle',
    apply: (commits) => tell({ kind: 'commit', commits }),
    ask: (request, now) =>
      new Promise((resolve, reject) => {
        state = 'busy'
        const timer = setTimeout(() => {
          settle = undefined
          state = 'ended'
          reject(deadlineError(request.query, deadline))
          void worker.terminate()
        }, allowance.for(request.query))
        settle = (message) => {
          settle = undefined
          clearTimeout(timer)
          if (message.kind === 'answer') resolve(message.answer)
          else if (message.kind === 'refusal') reject(refusalOf(message.refusal))
          else reject(failureOf(message, request.query))
        }
        tell({ kind: 'query', request, now })
      }),
    end: () => void worker.terminate(),
  }
}

function startWorker(workerData: ThreadSettings): Worker {
  const script = new URL('./queryThread.ts', import.meta.url)
  return new Worker(script, { workerData, resourceLimits, execArgv: [] })
}

// Of a document, in milliseconds.
const gatheringTime = 0.3

/**
 * How long queries may take. A search that comes before all words have been gathered gathers what
 * it needs, which does not count: the thread that is ended would begin anew, and so would the next.
 */
function createAllowance(deadline: number) {
  let gathering = 0
  return {
    startGathering(documents: number): void {
      gathering = documents * gatheringTime
    },
    endGathering(): void {
      gathering = 0
    },
    for: (query: string): number => deadline + (query.includes('match') ? gathering : 0),
  }
}

function refusalOf(refusal: ConstructorParameters<typeof LakeError>[0]): LakeError {
  return new LakeError(refusal)
}

function failureOf(message: FromThread, query: string): LakeError {
  const error = message.kind === 'failure' ? message.error : undefined
  const isFull =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isFull ? memoryError(query) : threadError(error)
}
