import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { mayShowPictures, picturesIn } from '../pictures/picturesIn.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { createContentChecker } from './checkContent.ts'
import type { ChangedDocuments } from './changedDocuments.ts'
import type { Content } from './content.ts'
import { createContentClient } from './contentClient.ts'
import { createTextStore } from './textStore.ts'
import { createContentSource } from './contentSource.ts'
import { createMomentFinder } from './findNextMoment.ts'

/** Content as the publisher follows it, with everything it was made of, whether it fits or not. */
export interface PulledContent extends ChangedDocuments {
  readonly content: Content
  readonly problems: readonly ContentProblem[]
  /** ISO; when time alone makes another site of the same documents. */
  readonly nextMoment: string | undefined
}

/** Content that is followed. */
export interface FollowedContent {
  /** Begins to pull before anybody asks, so that the first pull has little left to do. */
  prepare(): void
  /** Pulls what changed: of the documents `ids` alone when given. Pulls must not overlap. */
  pull(options: { readonly now: Date; readonly ids?: readonly string[] }): Promise<PulledContent>
}

/** What the publisher asks of the site beside its pages; `site/content/publishing.ts` exports it. */
export interface SitePublishing {
  followSiteContent(): FollowedContent
  /** Names of the pictures that the text of a built file speaks of; they belong into `_images/`. */
  picturesOf(file: string, text: string): ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** @public See {@link SitePublishing}: the render process imports this module by its path. */
export function picturesOf(file: string, text: string): ReadonlySet<string> {
  return mayShowPictures(file) ? picturesIn(text) : NONE
}

/** Opens the content that the environment names. */
export function followSiteContent(): FollowedContent {
  const environment = readSiteEnvironment(process.env)
  const texts = createTextStore(environment.imageCache)
  const source = createContentSource(createContentClient(environment), texts)
  const checker = createContentChecker(environment.cmsUrl)
  const findNextMoment = createMomentFinder()
  // The time of the site moves only when that makes a difference: who reads it need not be asked again.
  let readAt: Date | undefined
  let prepared: Promise<unknown> | undefined
  return {
    prepare: () => {
      // If it fails, the pull that follows fails in the same way, and says so.
      prepared = source.prepare().catch(() => undefined)
    },
    pull: async ({ now, ids }) => {
      await prepared
      prepared = undefined
      const raw = await source.pull(ids)
      let moment = readAt && findNextMoment(raw, readAt)
      if (readAt === undefined || (moment !== undefined && moment <= now.getTime())) {
        readAt = now
        moment = findNextMoment(raw, now)
      }
      const { content, problems } = checker.check(raw, readAt)
      const { documents, gone, come } = raw
      return {
        content,
        problems,
        documents,
        gone,
        come,
        nextMoment: moment === undefined ? undefined : new Date(moment).toISOString(),
      }
    },
  }
}
