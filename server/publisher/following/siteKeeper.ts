import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { codeFingerprint } from '../build/codeFingerprint.ts'
import { type ChangedDocument, readSnapshot } from '../build/contentSnapshot.ts'
import { type BuildPlan, type BuildSources, planBuild } from '../build/planBuild.ts'
import type { RoundStep } from '../live/messages.ts'
import type { PublisherEvent } from '../publisherEvent.ts'
import { noteBuild, type PastBuild } from '../releases/buildStatus.ts'
import { ReleaseMaker, type ReleaseOutcome } from '../releases/releaseMaker.ts'
import { readCurrentRelease, readReleaseDocuments, readReleaseFacts } from '../releases/releases.ts'
import type { SiteEnvironment } from '../siteEnvironment.ts'
import type { Told } from './bell.ts'

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

interface PlannedBuild extends Pick<
  Extract<BuildPlan, { readonly kind: 'build' }>,
  'reason' | 'because'
> {
  readonly ids: readonly string[] | undefined
  readonly code: string
}

const LONGEST_RETRY_MILLISECONDS = 10 * 60_000
/** Timers count in 31 bits; a later moment is looked at again on the way. */
const LONGEST_TIMER_MILLISECONDS = 12 * 60 * 60_000

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** Keeps the current release equal to the content, round by round. */
export class SiteKeeper {
  readonly #options: KeeperOptions
  readonly #maker: ReleaseMaker
  #isClosed = false
  #triedInVain: BuildSources | undefined
  /** Nothing is known yet, or the last round did not end well: the next good one says so. */
  #isTroubled = true
  #isRetryDue = false
  #isAsked = false
  #nextRetry: number
  #retryTimer: NodeJS.Timeout | undefined
  #momentTimer: NodeJS.Timeout | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
    const { folder, root, site } = options
    this.#maker = new ReleaseMaker(folder, { root, site, imageCache: join(folder, 'image-cache') })
    this.#nextRetry = options.retryMilliseconds
  }

  /** One round over what was told; it tells its end as an event and never rejects. One at a time. */
  async run(told: Told): Promise<void> {
    const started = performance.now()
    try {
      const code = this.#maker.knownCode
      if (told === 'everything' || code === undefined || this.#isRetryDue) await this.#lookAtAll()
      else await this.#lookAt([...told], code)
    } catch (error) {
      if (!this.#isClosed) this.#fail(messageOf(error), '', Math.round(performance.now() - started))
    }
  }

  /** Has the whole site rendered anew, in the next round, whatever has changed. */
  rebuild(): void {
    this.#isAsked = true
    this.#options.ring()
  }

  /** Ends a running build; the round that runs it then ends soon, without an event. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retryTimer)
    clearTimeout(this.#momentTimer)
    await this.#maker.close()
  }

  /** Compares all revisions with those of the current release, and builds when they differ. */
  async #lookAtAll(): Promise<void> {
    const { client, clock, folder, root, site } = this.#options
    const sources = {
      documents: await readSnapshot(client),
      code: await codeFingerprint(root, site),
    }
    const release = await readCurrentRelease(folder)
    const facts = release && (await readReleaseFacts(folder, release.id))
    const plan = planBuild({
      now: clock(),
      sources,
      current: facts && { ...facts, documents: await readReleaseDocuments(folder, facts.id) },
      triedInVain: this.#triedInVain,
      isRetryDue: this.#isRetryDue,
    })
    this.#isRetryDue = false
    if (this.#isClosed) return
    if (this.#isAsked) {
      this.#isAsked = false
      await this.#maker.forget()
      await this.#build(
        { reason: 'asked', because: [], ids: undefined, code: sources.code },
        sources,
      )
    } else if (plan.kind === 'build') {
      await this.#build({ ...plan, ids: undefined, code: sources.code }, sources)
    } else if (plan.kind === 'upToDate') {
      this.#ringAt(facts?.goodUntil)
      await this.#rest()
      this.#maker.recall(sources.code)
    }
  }

  /** Looks at a few documents alone: what the pages read is known. */
  async #lookAt(ids: readonly string[], code: string): Promise<void> {
    await this.#build({ reason: 'content', because: [], ids, code }, undefined)
  }

  async #build(planned: PlannedBuild, sources: BuildSources | undefined): Promise<void> {
    const { clock, folder, onEvent } = this.#options
    const { reason, because, ids, code } = planned
    clearTimeout(this.#retryTimer)
    const now = clock()
    const started = performance.now()
    let isTold = false
    const tellBuilding = (found: readonly ChangedDocument[]): void => {
      if (!isTold) onEvent({ kind: 'building', reason, because: found })
      isTold = true
    }
    // Of a few documents it is not known yet whether they change anything.
    if (ids === undefined) tellBuilding(because)
    const onStep = (step: RoundStep): void => {
      if (step.kind === 'found') tellBuilding(step.because)
      else if (isTold) onEvent(step)
    }
    const outcome = await this.#maker
      .make({ now, code, ids, onStep })
      .catch((error: unknown): ReleaseOutcome => {
        return { outcome: 'failed', message: messageOf(error), log: '' }
      })
    if (this.#isClosed && outcome.outcome !== 'built') return
    if (outcome.outcome === 'unchanged') return this.#rest()
    tellBuilding(because)
    const milliseconds = Math.round(performance.now() - started)
    const known = outcome.outcome === 'built' ? (outcome.because ?? because) : because
    await noteBuild(folder, {
      startedAt: now.toISOString(),
      reason,
      because: known,
      milliseconds,
      ...told(outcome),
    })
    this.#conclude({ reason, because: known }, sources, outcome, milliseconds)
  }

  #conclude(
    { reason, because }: Pick<PlannedBuild, 'reason' | 'because'>,
    sources: BuildSources | undefined,
    outcome: Exclude<ReleaseOutcome, { readonly outcome: 'unchanged' }>,
    milliseconds: number,
  ): void {
    const { onEvent } = this.#options
    switch (outcome.outcome) {
      case 'built': {
        const { release, changedFiles, pages, rendered, warnings, phases, nextMoment } = outcome
        this.#recover()
        this.#ringAt(nextMoment)
        onEvent({
          kind: 'published',
          release,
          reason,
          because,
          changedFiles,
          pages,
          rendered,
          milliseconds,
          phases,
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

  /** The current release shows everything; said once after trouble. */
  async #rest(): Promise<void> {
    const release = await readCurrentRelease(this.#options.folder)
    if (this.#isTroubled && release !== undefined) {
      this.#options.onEvent({ kind: 'unchanged', release })
    }
    this.#recover()
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
    if (moment === undefined || this.#isClosed) return
    const wait = Math.max(0, Date.parse(moment) - this.#options.clock().getTime())
    this.#momentTimer = setTimeout(
      () => this.#options.ring(),
      Math.min(wait + 1, LONGEST_TIMER_MILLISECONDS),
    )
  }
}

/** The outcome as `status.json` keeps it. */
function told(
  outcome: Exclude<ReleaseOutcome, { readonly outcome: 'unchanged' }>,
): Pick<
  PastBuild,
  'outcome' | 'release' | 'pages' | 'rendered' | 'changedFiles' | 'phases' | 'message' | 'problems'
> {
  if (outcome.outcome === 'built') {
    const { changedFiles, pages, phases, release, rendered, warnings } = outcome
    return {
      outcome: 'published',
      release: release.id,
      pages,
      rendered,
      changedFiles: changedFiles.length,
      phases,
      problems: warnings,
    }
  }
  if (outcome.outcome === 'refused') return { outcome: 'refused', problems: outcome.problems }
  return { outcome: 'failed', message: outcome.message, problems: [] }
}
