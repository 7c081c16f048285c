import type { BuildSources } from '../build/planBuild.ts'
import type { BuildProgress } from '../buildProgress.ts'
import { type BuildOutcome, buildSite } from '../buildSite.ts'
import type { SiteEnvironment } from '../siteEnvironment.ts'
import { commitRelease } from './commitRelease.ts'
import { newRelease, type Release } from './releases.ts'
import { readSiteRedirects } from './siteRedirects.ts'

/** What a release is made of and where. */
export interface ReleaseRequest {
  readonly root: string
  readonly folder: string
  readonly imageCache: string
  readonly site: SiteEnvironment
  readonly sources: BuildSources
  readonly goodUntil: string | undefined
  readonly now: Date
  readonly onProgress: (progress: BuildProgress) => void
  readonly signal: AbortSignal
}

/** How it ended: as buildSite, but `built` sites are current, with the files that differ. */
export type ReleaseOutcome =
  | Exclude<BuildOutcome, { readonly outcome: 'built' }>
  | (Extract<BuildOutcome, { readonly outcome: 'built' }> & {
      readonly release: Release
      readonly changedFiles: readonly string[]
    })

/**
 * Builds a new release and makes it current. Whatever goes wrong on the way leaves the current
 * release as it is.
 */
export async function makeRelease(request: ReleaseRequest): Promise<ReleaseOutcome> {
  const { root, folder, imageCache, site, sources, goodUntil, now, onProgress, signal } = request
  const release = newRelease(folder, now)
  const built = await buildSite({
    root,
    outDir: release.building,
    site,
    imageCache,
    onProgress,
    signal,
    background: true,
  })
  if (built.outcome !== 'built') return built
  await readSiteRedirects(release.building)
  const changedFiles = await commitRelease(folder, release, {
    builtAt: now.toISOString(),
    pages: built.pages,
    goodUntil,
    ...sources,
  })
  const { id } = release
  return { ...built, folder: release.folder, release: { id, folder: release.folder }, changedFiles }
}
