import type { BuildReason } from '../publisherEvent.ts'
import { type ChangedDocument, compareSnapshots, type ContentSnapshot } from './contentSnapshot.ts'

/** What decides the files that a build writes. */
export interface BuildSources {
  readonly documents: ContentSnapshot
  /** See codeFingerprint. */
  readonly code: string
}

/** What is known of the current release. */
export interface CurrentSite {
  readonly code: string
  /** Absent when a crash came before it was noted: then everything is looked at again. */
  readonly documents: ContentSnapshot | undefined
  readonly goodUntil?: string | undefined
}

/** What to do about the content as it is now. */
export type BuildPlan =
  | {
      readonly kind: 'build'
      readonly reason: BuildReason
      readonly because: readonly ChangedDocument[]
    }
  /** The current release shows everything. */
  | { readonly kind: 'upToDate' }
  /** These very sources were tried and did not give a site: trying again would change nothing. */
  | { readonly kind: 'waitForChange' }

/** Decides whether to build, and why. */
export function planBuild(state: {
  readonly now: Date
  readonly sources: BuildSources
  /** The current release; absent before the first. */
  readonly current: CurrentSite | undefined
  /** What the last build tried in vain; absent after a good one. */
  readonly triedInVain: BuildSources | undefined
  readonly isRetryDue: boolean
}): BuildPlan {
  const { current, sources, triedInVain } = state
  const because =
    current?.documents === undefined ? [] : compareSnapshots(current.documents, sources.documents)
  const reason = reasonToBuild(current, sources, because, state.now)
  if (reason === undefined) return { kind: 'upToDate' }
  if (triedInVain === undefined || !areSame(triedInVain, sources)) {
    return { kind: 'build', reason, because }
  }
  return state.isRetryDue ? { kind: 'build', reason: 'retry', because } : { kind: 'waitForChange' }
}

function reasonToBuild(
  current: CurrentSite | undefined,
  sources: BuildSources,
  because: readonly ChangedDocument[],
  now: Date,
): BuildReason | undefined {
  if (current === undefined) return 'first'
  if (current.code !== sources.code) return 'code'
  if (because.length > 0 || current.documents === undefined) return 'content'
  const { goodUntil } = current
  return goodUntil !== undefined && Date.parse(goodUntil) <= now.getTime() ? 'time' : undefined
}

function areSame(one: BuildSources, other: BuildSources): boolean {
  return one.code === other.code && compareSnapshots(one.documents, other.documents).length === 0
}
