import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { ChangedDocument, ContentSnapshot } from '../build/contentSnapshot.ts'
import type { RenderedRound, RoundStep } from '../live/messages.ts'
import { type Renderer, type RendererOptions, startRenderer } from '../live/startRenderer.ts'
import type { RetiredRelease } from '../live/recycleRelease.ts'
import { commitRelease } from './commitRelease.ts'
import {
  buildingFolder,
  discardBuilding,
  KEPT_RELEASES,
  listReleases,
  newRelease,
  pruneReleases,
  readCurrentRelease,
  readReleaseDocuments,
  type Release,
  type ReleaseFacts,
  writeReleaseDocuments,
} from './releases.ts'
import { createReleaseMemory } from './releaseMemory.ts'

/** What a release is to be made of. */
export interface ReleaseRequest {
  readonly now: Date
  /** See codeFingerprint: other code needs another renderer. */
  readonly code: string
  /** The documents to look at; absent: all. */
  readonly ids: readonly string[] | undefined
  readonly onStep: (step: RoundStep) => void
}

/** How it ended: `built` sites are current; `refused` and `failed` leave the last one up. */
export type ReleaseOutcome =
  | {
      readonly outcome: 'built'
      readonly release: Release
      /** What changed since the release before; absent when the renderer does not know. */
      readonly because: readonly ChangedDocument[] | undefined
      readonly documents: ContentSnapshot
      readonly changedFiles: readonly string[]
      readonly pages: number
      readonly rendered: number
      readonly warnings: readonly ContentProblem[]
      readonly nextMoment: string | undefined
      /** Milliseconds that each part took. */
      readonly phases: Readonly<Record<string, number>>
    }
  /** There was nothing to do. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly problems: readonly ContentProblem[] }
  | { readonly outcome: 'failed'; readonly message: string; readonly log: string }

/** Writing down what pages read takes a moment of the renderer's time: not between two edits. */
const QUIET_MILLISECONDS = 3000
const LONGEST_MEMORY_MILLISECONDS = 5000

/** Makes releases, one at a time, with a renderer that it keeps. */
export class ReleaseMaker {
  readonly #folder: string
  readonly #options: RendererOptions
  #renderer: { readonly renderer: Renderer; readonly code: string } | undefined
  /** What the current release was built from, when this renderer made it. */
  #documents: ContentSnapshot | undefined
  readonly #memory = createReleaseMemory()
  /** Where a renderer writes down what it knows. */
  readonly #notes: string
  #rememberTimer: NodeJS.Timeout | undefined
  #isRemembered = true
  #isMaking = false
  #isClosed = false
  /** What the last release left to do; the next begins when it is done. */
  #tidying: Promise<void> = Promise.resolve()

  constructor(folder: string, options: RendererOptions) {
    this.#folder = folder
    this.#notes = join(folder, 'memory.bin')
    this.#options = options
  }

  /** The code of a renderer that knows what the pages of the current release read. */
  get knownCode(): string | undefined {
    return this.#documents === undefined ? undefined : this.#renderer?.code
  }

  /**
   * Gets a renderer ready that knows what the pages of the current release read, from what the last
   * one wrote down. Without that nothing is done: the next change then renders everything.
   */
  recall(code: string): void {
    if (this.#renderer !== undefined || this.#isClosed || !existsSync(this.#notes)) return
    this.#tidying = this.#tidying.then(() => this.#recall(code)).catch(warn)
  }

  async #recall(code: string): Promise<void> {
    const current = await readCurrentRelease(this.#folder)
    const documents = current && (await readReleaseDocuments(this.#folder, current.id))
    if (current === undefined || documents === undefined || this.#isClosed) return
    const renderer = await this.#rendererFor(code)
    const { id: release, folder: from } = current
    if (await renderer.recall({ file: this.#notes, code, release, from })) {
      this.#documents = documents
      await this.#layOut()
    } else await this.#giveUp()
  }

  /** Forgets what pages read, so that the next release is rendered whole. Not while one is made. */
  async forget(): Promise<void> {
    await this.#tidying
    await this.#giveUp()
  }

  /** Has the renderer write down what it knows, for the next start. */
  async #remember(): Promise<void> {
    const { renderer, code } = this.#renderer ?? {}
    const current = await readCurrentRelease(this.#folder)
    if (renderer === undefined || code === undefined || current === undefined) return
    this.#isRemembered = true
    await renderer.remember({ file: this.#notes, code, release: current.id })
  }

  /** Makes a release and makes it current. */
  async make(request: ReleaseRequest): Promise<ReleaseOutcome> {
    this.#isMaking = true
    try {
      return await this.#make(request)
    } finally {
      this.#isMaking = false
    }
  }

  async #make(request: ReleaseRequest): Promise<ReleaseOutcome> {
    clearTimeout(this.#rememberTimer)
    await this.#tidying
    const renderer = await this.#rendererFor(request.code)
    const current = await readCurrentRelease(this.#folder)
    const answer = await renderer.round(
      {
        now: request.now.toISOString(),
        ids: request.ids,
        into: buildingFolder(this.#folder),
        from: current?.folder,
      },
      request.onStep,
    )
    if (answer.kind === 'unchanged') return { outcome: 'unchanged' }
    if (answer.kind === 'refused') return { outcome: 'refused', problems: answer.problems }
    if (answer.kind === 'failed') {
      const log = renderer.log()
      await this.#giveUp()
      return { outcome: 'failed', message: answer.message, log }
    }
    try {
      return await this.#commit(request, answer)
    } catch (error) {
      // The renderer takes the release for made, and would leave out what it holds.
      await this.#giveUp()
      throw error
    }
  }

  async #commit(request: ReleaseRequest, round: RenderedRound): Promise<ReleaseOutcome> {
    const started = performance.now()
    const release = newRelease(this.#folder, request.now)
    const { assets, nextMoment, pages, rendered, changedFiles, warnings, isWhole } = round
    await commitRelease(this.#folder, release, {
      builtAt: request.now.toISOString(),
      pages,
      code: request.code,
      goodUntil: nextMoment,
      assets,
    })
    const documents = isWhole ? round.documents : this.#merged(round)
    this.#documents = documents
    this.#memory.note(release.id, changedFiles)
    this.#isRemembered = false
    this.#tidying = this.#tidy(release.id, documents)
    const swap = Math.round((performance.now() - started) * 10) / 10
    return {
      outcome: 'built',
      release: { id: release.id, folder: release.folder },
      because: isWhole ? undefined : round.because,
      documents,
      changedFiles,
      pages,
      rendered,
      warnings,
      nextMoment,
      phases: { ...round.phases, swap },
    }
  }

  #merged({ because, documents }: RenderedRound): ContentSnapshot {
    const merged = { ...this.#documents, ...documents }
    for (const { id, change } of because) if (change === 'removed') delete merged[id]
    return merged
  }

  /** Everything that readers need not wait for. */
  async #tidy(id: string, documents: ContentSnapshot): Promise<void> {
    try {
      await writeReleaseDocuments(this.#folder, id, documents)
      await this.#layOut()
      this.#rememberTimer = setTimeout(() => {
        this.#tidying = this.#tidying.then(() => this.#remember()).catch(warn)
      }, QUIET_MILLISECONDS)
    } catch (error) {
      // The release is made; what is missing here, the next one or the next start makes up for.
      warn(error)
    }
  }

  /** Gets the next release ready, and does away with those that are no longer kept. */
  async #layOut(): Promise<void> {
    const from = (await readCurrentRelease(this.#folder))?.folder
    const complete = await listReleases(this.#folder)
    const retired = from === undefined ? undefined : this.#retire(complete)
    await pruneReleases(this.#folder, retired?.id)
    const assets = complete.slice(0, KEPT_RELEASES).flatMap((release) => release.assets)
    if (from === undefined) return
    const into = buildingFolder(this.#folder)
    this.#renderer?.renderer.layOut({ into, from, assets, retired })
  }

  /** The newest release that is no longer kept, if it is known how it differs from the current one. */
  #retire(
    complete: readonly ReleaseFacts[],
  ): (RetiredRelease & { readonly id: string }) | undefined {
    const id = complete[KEPT_RELEASES]?.id
    const differing = id === undefined ? undefined : this.#memory.differences(id)
    if (id === undefined || differing === undefined) return undefined
    return { id, folder: join(this.#folder, 'releases', id), differing: [...differing] }
  }

  async #rendererFor(code: string): Promise<Renderer> {
    if (this.#renderer?.code === code) return this.#renderer.renderer
    await this.#giveUp()
    const renderer = startRenderer(this.#options)
    this.#renderer = { renderer, code }
    return renderer
  }

  /** Ends the renderer and what it was making. */
  async #giveUp(): Promise<void> {
    const last = this.#renderer
    this.#renderer = undefined
    this.#documents = undefined
    await last?.renderer.close()
    await discardBuilding(this.#folder)
  }

  /** Stops a round on its way and ends the renderer, once it has written down what it knows. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#rememberTimer)
    if (!this.#isMaking && !this.#isRemembered && this.#documents !== undefined) {
      const patience = AbortSignal.timeout(LONGEST_MEMORY_MILLISECONDS)
      await Promise.race([this.#remember(), once(patience, 'abort')])
    }
    await this.#renderer?.renderer.close()
    await this.#tidying
  }
}

const warn = (error: unknown): void => console.warn(`After a release of the site: ${String(error)}`)
