import type { SanityDocument } from '../../documents/document.ts'
import { LakeError } from '../../errors.ts'

// A timer cannot wait longer than this (2^31 ms); it is set again when it has run out.
const longestWait = 24 * 60 * 60 * 1000
const waitAfterFailure = 60_000

/**
 * Publishes releases when their time has come, also one that came while nobody was there. A release
 * that is refused is unscheduled, with the reason; when the disk fails, it is tried again.
 */
export interface ReleaseSchedule {
  /** Looks anew for the release that is next; to be called after each change of one. */
  refresh(): void
  stop(): void
}

/** A schedule over the release documents of a dataset, scheduled ones and others. */
export function createReleaseSchedule(options: {
  readonly clock: () => Date
  readonly scheduled: () => readonly SanityDocument[]
  /** Carries out actions; rejects with a LakeError of a status below 500 when they are refused. */
  readonly act: (actions: unknown) => Promise<unknown>
}): ReleaseSchedule {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const wait = (milliseconds: number): void => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => void publishDue(), Math.min(milliseconds, longestWait))
    timer.unref()
  }
  const refresh = (): void => {
    const times = options.scheduled().flatMap((release) => publishTime(release) ?? [])
    if (times.length === 0) return clearTimeout(timer)
    wait(Math.max(0, Math.min(...times) - options.clock().getTime()))
  }
  const publish = async (releaseId: string): Promise<void> => {
    try {
      await options.act([{ actionType: 'sanity.action.release.publish', releaseId }])
    } catch (error) {
      if (!(error instanceof LakeError) || error.statusCode >= 500) throw error
      // It would be refused again: those who planned it have to know, and see why.
      const { message } = error
      const actionType = 'sanity.action.release.unschedule'
      await options.act([{ actionType, releaseId, error: { message } }])
    }
  }
  const publishDue = async (): Promise<void> => {
    const now = options.clock().getTime()
    const due = options.scheduled().filter((release) => (publishTime(release) ?? Infinity) <= now)
    let failed = false
    for (const { name } of due) {
      if (isStopped) return
      try {
        await publish(String(name))
      } catch (error) {
        failed = true
        console.error(`The scheduled release ${String(name)} could not be published:`, error)
      }
    }
    if (failed) wait(waitAfterFailure)
    else refresh()
  }
  return {
    refresh,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function publishTime(release: SanityDocument): number | undefined {
  const { state, publishAt } = release
  if (state !== 'scheduled' || typeof publishAt !== 'string') return undefined
  const time = Date.parse(publishAt)
  return Number.isNaN(time) ? undefined : time
}
