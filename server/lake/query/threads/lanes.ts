import type { QueryThread, ThreadEvents } from './openThread.ts'
import type { CommittedDocuments } from './threadMessages.ts'

/**
 * The places where queries are evaluated, one after another. One takes any query, the other only
 * those that have been quick before: a stream of slow ones, or of new ones that may be, leaves a
 * place for what a site and a Studio ask all day.
 */
export const lanes = ['any', 'quick'] as const

/** Which queries a place takes. */
export type Lane = (typeof lanes)[number]

/** The threads of the lanes, each opened when it is first needed and anew when it has ended. */
export interface Lanes {
  open(lane: Lane): void
  /** The thread of a lane, once it was opened. */
  thread(lane: Lane): QueryThread | undefined
  apply(commits: readonly CommittedDocuments[]): void
  close(): void
}

/** Lanes without threads yet. */
export function createLanes(
  openThread: (events: ThreadEvents) => QueryThread,
  events: {
    readonly onReady: () => void
    /** Told of a thread that ended before it was ready. It is not opened again by itself. */
    readonly onFailure: (failure: unknown) => void
  },
): Lanes {
  const threads = new Map<Lane, QueryThread>()
  let isClosed = false
  const open = (lane: Lane): void => {
    if (isClosed || threads.has(lane)) return
    const onEnd = (failure: unknown): void => {
      threads.delete(lane)
      if (failure === undefined) open(lane)
      else events.onFailure(failure)
    }
    threads.set(lane, openThread({ onReady: events.onReady, onEnd }))
  }
  return {
    open,
    thread: (lane) => threads.get(lane),
    apply: (commits) => threads.forEach((thread) => thread.apply(commits)),
    close() {
      isClosed = true
      threads.forEach((thread) => thread.end())
    },
  }
}
