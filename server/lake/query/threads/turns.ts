import { LakeError } from '../../errors.ts'
import type { QueryRequest } from '../queryEngine.ts'
import { memoryError, threadError } from './threadErrors.ts'
import type { ThreadAnswer, ThreadOutcome } from './threadMessages.ts'

/** A query for a thread. */
export interface ThreadQuery {
  readonly request: QueryRequest
  readonly now: Date
  /** Whether it has been quick before, so that others may wait behind it. */
  readonly isQuick: boolean
  /** Told when those before it are answered. */
  readonly onBegin: () => void
}

/** A query that was given to a thread, and who waits for it. */
interface Turn {
  readonly query: ThreadQuery
  /** Nothing: its turn never came, and it may be asked elsewhere. */
  readonly resolve: (answer: ThreadAnswer | undefined) => void
  readonly reject: (reason: unknown) => void
}

/** The queries that a thread was given, of which it works on the first. */
interface Turns {
  /** Whether one more may be given, and of which kind. */
  room(): 'any' | 'quick' | undefined
  /** Puts a query at the end, and returns its number. */
  add(turn: Turn): number
  settle(number: number, outcome: ThreadOutcome): void
  /** The thread is at its end: the query that it worked on fails, the others get no answer. */
  end(reason: unknown): void
}

const mostAtOnce = 8

/** @param begin told of each query when its turn comes; returns the timer of its deadline */
export function createTurns(begin: (query: ThreadQuery) => NodeJS.Timeout): Turns {
  const turns = new Map<number, Turn>()
  let added = 0
  let timer: NodeJS.Timeout | undefined
  const beginFirst = (): void => {
    clearTimeout(timer)
    const [first] = turns.values()
    if (first !== undefined) timer = begin(first.query)
  }
  return {
    room() {
      if (turns.size === 0) return 'any'
      const isShort = turns.size < mostAtOnce
      return isShort && [...turns.values()].every(({ query }) => query.isQuick)
        ? 'quick'
        : undefined
    },
    add(turn) {
      added += 1
      turns.set(added, turn)
      if (turns.size === 1) beginFirst()
      return added
    },
    settle(number, outcome) {
      const turn = turns.get(number)
      turns.delete(number)
      beginFirst()
      if (turn === undefined) return
      if (outcome.kind === 'answer') turn.resolve(outcome.answer)
      else turn.reject(reasonOf(outcome, turn.query.request.query))
    },
    end(reason) {
      clearTimeout(timer)
      const [first, ...others] = turns.values()
      turns.clear()
      if (first === undefined) return
      first.reject(
        reason instanceof LakeError
          ? reason
          : reasonOf({ kind: 'failure', error: reason }, first.query.request.query),
      )
      for (const { resolve } of others) resolve(undefined)
    },
  }
}

function reasonOf(outcome: Exclude<ThreadOutcome, { kind: 'answer' }>, query: string): LakeError {
  if (outcome.kind === 'refusal') return new LakeError(outcome.refusal)
  const { error } = outcome
  const isFull =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isFull ? memoryError(query) : threadError(error)
}
