import type { SanityDocument } from '../../documents/document.ts'

// A timer cannot wait longer than this (2^31 ms); it is set again when it has run out.
const longestWait = 24 * 60 * 60 * 1000
const waitAfterFailure = 60_000

/** Publishes releases when their time has come. */
export interface ReleaseSchedule {
  /** Looks anew for the release that is next; to be called after each change of one. */
  refresh(): void
  stop(): void
}

/** A schedule over the release documents of a dataset, scheduled ones and others. */
export function createReleaseSchedule(options: {
  readonly clock: () => Date
  readonly scheduled: () => readonly SanityDocument[]
  readonly publish: (releaseId: string) => Promise<unknown>
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
  const publishDue = async (): Promise<void> => {
    const now = options.clock().getTime()
    const due = options.scheduled().filter((release) => (publishTime(release) ?? Infinity) <= now)
    let failed = false
    for (const { name } of due) {
      if (isStopped) return
      try {
        await options.publish(String(name))
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

/** The actions that publish a release. */
export function publicationOf(releaseId: string): unknown {
  return [{ actionType: 'sanity.action.release.publish', releaseId }]
}

function publishTime(release: SanityDocument): number | undefined {
  const { state, publishAt } = release
  if (state !== 'scheduled' || typeof publishAt !== 'string') return undefined
  const time = Date.parse(publishAt)
  return Number.isNaN(time) ? undefined : time
}
