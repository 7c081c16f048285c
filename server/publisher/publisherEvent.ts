import type { ContentProblem } from '../../schemas/contentProblem.ts'
import type { ChangedDocument } from './build/contentSnapshot.ts'
import type { BuildProgress } from './buildProgress.ts'
import type { Release } from './releases/releases.ts'

/**
 * Why a build runs. `first`: there is no release yet; `content`: documents changed; `code`: the
 * sources or addresses of the site changed; `time`: a moment came that the site depends on;
 * `retry`: the last build failed for a reason outside the content; `asked`: an editor wanted it.
 */
export type BuildReason = 'first' | 'content' | 'code' | 'time' | 'retry' | 'asked'

/** What the publisher tells, in the order in which it happens. */
export type PublisherEvent =
  /** The current release already shows everything: nothing to do. */
  | { readonly kind: 'unchanged'; readonly release: Release }
  | {
      readonly kind: 'building'
      readonly reason: BuildReason
      /** Documents that differ from those of the current release. */
      readonly because: readonly ChangedDocument[]
    }
  | { readonly kind: 'progress'; readonly progress: BuildProgress }
  | {
      readonly kind: 'published'
      readonly release: Release
      readonly reason: BuildReason
      readonly because: readonly ChangedDocument[]
      /** Files that are new, changed or gone, relative to the site's root. */
      readonly changedFiles: readonly string[]
      /** How many pages the site has, and how many of them were rendered. */
      readonly pages: number
      readonly rendered: number
      /** From the start of the build to the swap. */
      readonly milliseconds: number
      /** Milliseconds that each part took. */
      readonly phases: Readonly<Record<string, number>>
      readonly warnings: readonly ContentProblem[]
    }
  /** The hook that was to be called after the swap failed; readers of this server have the site. */
  | { readonly kind: 'notDeployed'; readonly message: string }
  /** The site could not be indexed for search, which goes on with the index of before. */
  | { readonly kind: 'notIndexed'; readonly message: string }
  /** Documents do not fit; the last good site stays up until they are mended. */
  | {
      readonly kind: 'refused'
      readonly problems: readonly ContentProblem[]
      readonly milliseconds: number
    }
  /** The build broke, or content could not be reached; the last good site stays up. */
  | {
      readonly kind: 'failed'
      readonly message: string
      /** The tail of the build's output; empty when no build ran. */
      readonly log: string
      readonly milliseconds: number
      /** When the publisher tries again by itself, if no change comes before. */
      readonly retryInMilliseconds: number
    }
