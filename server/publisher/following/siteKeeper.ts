import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { codeFingerprint } from '../build/codeFingerprint.ts'
import { readSnapshot } from '../build/contentSnapshot.ts'
import { type BuildPlan, type BuildSources, planBuild } from '../build/planBuild.ts'
import type { PublisherEvent } from '../publisherEvent.ts'
import { noteBuild, type PastBuild } from '../releases/buildStatus.ts'
import { makeRelease, type ReleaseOutcome } from '../releases/makeRelease.ts'
import { pruneReleases, readCurrentRelease, readReleaseFacts } from '../releases/releases.ts'
import type { SiteEnvironment } from '../siteEnvironment.ts'

/** What a keeper works with; see PublisherOptions. */
export interface KeeperOptions {
  readonly client: SanityClient
  readonly root: string
  readonly folder: string
  readonly site: SiteEnvironment
  readonly onEvent: (event: PublisherEvent) => void
  readonly clock: () => Date
  readonly retryMilliseconds: number
  /** Asks for another round. */
  readonly ring: () => void
}

type PlannedBuild = Extract<BuildPlan, { readonly kind: 'build' }>

const LONGEST_RETRY_MILLISECONDS = 10 * 60_000
/** Timers count in 31 bits; a later moment is looked at again on the way. */
const LONGEST_TIMER_MILLISECONDS = 12 * 60 * 60_000

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** Compares the current release with the content, round by round, and builds when they differ. */
export class SiteKeeper {
  readonly #options: KeeperOptions
  readonly #stop = new AbortController()
  #triedInVain: BuildSources | undefined
  /** Nothing is known yet, or the last round did not end well: the next good one says so. */
  #isTroubled = true
  #isRetryDue = false
  #nextRetry: number
  #retryTimer: NodeJS.Timeout | undefined
  #momentTimer: NodeJS.Timeout | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#nextRetry = options.retryMilliseconds
  }

  /** One round; it tells its end as an event and never rejects. Rounds must not overlap. */
  async run(): Promise<void> {
    const started = performance.now()
    try {
      await this.#compareAndBuild()
    } catch (error) {
      if (!this.#stop.signal.aborted) {
        this.#fail(messageOf(error), '', Math.round(performance.now() - started))
      }
    }
  }

  /** Ends a running build; the round that runs it then ends soon, without an event. */
  close(): void {
    this.#stop.abort()
    clearTimeout(this.#retryTimer)
    clearTimeout(this.#momentTimer)
  }

  async #compareAndBuild(): Promise<void> {
    const { client, clock, folder, onEvent, root, site } = this.#options
    const { documents, nextMoment } = await readSnapshot(client, clock())
    const sources = { documents, code: await codeFingerprint(root, site) }
    const release = await readCurrentRelease(folder)
    const plan = planBuild({
      now: clock(),
      sources,
      current: release && (await readReleaseFacts(folder, release.id)),
      triedInVain: this.#triedInVain,
      isRetryDue: this.#isRetryDue,
    })
    this.#isRetryDue = false
    this.#ringAt(nextMoment)
    if (this.#stop.signal.aborted) return
    if (plan.kind === 'build') {
      await this.#build(plan, sources, nextMoment)
    } else if (plan.kind === 'upToDate') {
      if (this.#isTroubled && release !== undefined) onEvent({ kind: 'unchanged', release })
      this.#recover()
    }
  }

  async #build(plan: PlannedBuild, sources: BuildSources, goodUntil?: string): Promise<void> {
    const { clock, folder, onEvent, root, site } = this.#options
    const { reason, because } = plan
    const signal = this.#stop.signal
    clearTimeout(this.#retryTimer)
    const now = clock()
    const started = performance.now()
    onEvent({ kind: 'building', reason, because })
    const outcome = await makeRelease({
      root,
      folder,
      imageCache: join(folder, 'image-cache'),
      site,
      sources,
      goodUntil,
      now,
      signal,
      onProgress: (progress) => onEvent({ kind: 'progress', progress }),
    }).catch((error: unknown): ReleaseOutcome => {
      return { outcome: 'failed', message: messageOf(error), log: '' }
    })
    if (signal.aborted && outcome.outcome !== 'built') return
    const milliseconds = Math.round(performance.now() - started)
    await noteBuild(folder, {
      startedAt: now.toISOString(),
      reason,
      because,
      milliseconds,
      ...told(outcome),
    })
    this.#conclude(plan, sources, outcome, milliseconds)
    await pruneReleases(folder)
  }

  #conclude(
    { reason, because }: PlannedBuild,
    sources: BuildSources,
    outcome: ReleaseOutcome,
    milliseconds: number,
  ): void {
    const { onEvent } = this.#options
    switch (outcome.outcome) {
      case 'built': {
        const { release, changedFiles, pages, warnings } = outcome
        this.#recover()
        onEvent({
          kind: 'published',
          release,
          reason,
          because,
          changedFiles,
          pages,
          milliseconds,
          warnings,
        })
        return
      }
      case 'refused':
        this.#triedInVain = sources
        this.#isTroubled = true
        onEvent({ kind: 'refused', problems: outcome.problems, milliseconds })
        return
      case 'failed':
        this.#triedInVain = sources
        this.#fail(outcome.message, outcome.log, milliseconds)
    }
  }

  #recover(): void {
    this.#triedInVain = undefined
    this.#isTroubled = false
    this.#nextRetry = this.#options.retryMilliseconds
  }

  #fail(message: string, log: string, milliseconds: number): void {
    const retryInMilliseconds = this.#nextRetry
    this.#isTroubled = true
    this.#nextRetry = Math.min(retryInMilliseconds * 2, LONGEST_RETRY_MILLISECONDS)
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => {
      this.#isRetryDue = true
      this.#options.ring()
    }, retryInMilliseconds)
    this.#options.onEvent({ kind: 'failed', message, log, milliseconds, retryInMilliseconds })
  }

  #ringAt(moment: string | undefined): void {
    clearTimeout(this.#momentTimer)
    if (moment === undefined || this.#stop.signal.aborted) return
    const wait = Math.max(0, Date.parse(moment) - this.#options.clock().getTime())
    this.#momentTimer = setTimeout(
      this.#options.ring,
      Math.min(wait + 1, LONGEST_TIMER_MILLISECONDS),
    )
  }
}

/** The outcome as `status.json` keeps it. */
function told(
  outcome: ReleaseOutcome,
): Pick<PastBuild, 'outcome' | 'release' | 'pages' | 'message' | 'problems'> {
  if (outcome.outcome === 'built') {
    const { pages, release, warnings } = outcome
    return { outcome: 'published', release: release.id, pages, problems: warnings }
  }
  if (outcome.outcome === 'refused') return { outcome: 'refused', problems: outcome.problems }
  return { outcome: 'failed', message: outcome.message, problems: [] }
}
