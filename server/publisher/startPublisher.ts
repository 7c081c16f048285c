import type { SanityClient } from '@sanity/client'
import type { BuildProgress } from './buildProgress.ts'
import { type BellPatience, hangBell } from './following/bell.ts'
import { followEverywhere } from './following/followEverywhere.ts'
import { SiteKeeper } from './following/siteKeeper.ts'
import type { PublisherEvent } from './publisherEvent.ts'
import { createDeployer, type DeployHook } from './releases/deployHook.ts'
import { healReleases } from './releases/releases.ts'
import { createSearchIndexer } from './releases/searchIndexer.ts'
import type { SiteEnvironment } from './siteEnvironment.ts'

/** What the publisher works with. */
export interface PublisherOptions {
  /** Reads published documents and comments; embedded or hosted makes no difference. */
  readonly client: SanityClient
  /** The Astro project: the folder of `astro.config.mjs`. */
  readonly root: string
  /** Where releases live; serveSite is given the same. One publisher a folder. */
  readonly folder: string
  readonly site: SiteEnvironment
  readonly onEvent: (event: PublisherEvent) => void
  /** Called after each swap; absent: nothing is. */
  readonly deployHook?: DeployHook | undefined
  readonly clock?: (() => Date) | undefined
  readonly patience?: BellPatience | undefined
  /** The wait after a build that failed; it doubles with each failure, up to ten minutes. */
  readonly retryMilliseconds?: number | undefined
}

/** A running publisher. */
export interface Publisher {
  /** Resolves when site and content were compared for the first time, and a build, if due, ended. */
  readonly firstRound: Promise<void>
  /** What a build that runs is doing; undefined while none runs. */
  progress(): BuildProgress | 'starting' | undefined
  /** Has the whole site rendered anew, as soon as a running build has ended. */
  rebuild(): void
  /** Stops following, ends a running build, and resolves when nothing is left running. */
  close(): Promise<void>
}

const PATIENCE: BellPatience = {
  firstMilliseconds: 8,
  quietMilliseconds: 150,
  longestMilliseconds: 1500,
}
const RETRY_MILLISECONDS = 15_000
const NO_HOOK: DeployHook = { command: undefined, url: undefined }

/**
 * Keeps the site in `folder` equal to the published content: heals what a crash left, builds when
 * the current release is not of this content and code, then at every change. One build runs at a
 * time; what changes meanwhile is in the next. A build that does not succeed leaves the last good
 * site up.
 */
export async function startPublisher(options: PublisherOptions): Promise<Publisher> {
  const { client, root, folder, site } = options
  await healReleases(folder)
  const deployer = createDeployer(options.deployHook ?? NO_HOOK, (message) =>
    options.onEvent({ kind: 'notDeployed', message }),
  )
  const indexer = createSearchIndexer({
    root,
    siteFolder: folder,
    onIndexed: (release, changedFiles) => deployer.tell({ folder: release, changedFiles }),
    onFailure: (message) => options.onEvent({ kind: 'notIndexed', message }),
  })
  let progress: BuildProgress | 'starting' | undefined
  const onEvent = (event: PublisherEvent): void => {
    progress = progressAfter(event, progress)
    options.onEvent(event)
    if (event.kind === 'published') {
      indexer.tell(event.release.folder)
      deployer.tell({ folder: event.release.folder, changedFiles: event.changedFiles })
    }
  }
  const bell = hangBell(options.patience ?? PATIENCE)
  const keeper = new SiteKeeper({
    client,
    root,
    folder,
    site,
    onEvent,
    clock: options.clock ?? (() => new Date()),
    retryMilliseconds: options.retryMilliseconds ?? RETRY_MILLISECONDS,
    ring: () => bell.ring(),
  })
  bell.ring()
  const firstRound = bell.answered().then((told) => told && keeper.run(told))
  const work = async (): Promise<void> => {
    await firstRound
    for (let told = await bell.answered(); told; told = await bell.answered()) {
      await keeper.run(told)
    }
  }
  const working = work()
  const following = followEverywhere(client, site.apiHost === undefined, bell.ring)
  return {
    firstRound,
    progress: () => progress,
    rebuild: () => keeper.rebuild(),
    close: async () => {
      following.close()
      bell.takeDown()
      await keeper.close()
      await working
      await indexer.close()
      await deployer.settled()
      // A round that ended just now may have set its timers, or started a renderer.
      await keeper.close()
    },
  }
}

function progressAfter(
  event: PublisherEvent,
  before: BuildProgress | 'starting' | undefined,
): BuildProgress | 'starting' | undefined {
  switch (event.kind) {
    case 'building':
      return 'starting'
    case 'progress':
      return event.progress
    case 'notDeployed':
    case 'notIndexed':
      return before
    case 'unchanged':
    case 'published':
    case 'refused':
    case 'failed':
      return undefined
  }
}
