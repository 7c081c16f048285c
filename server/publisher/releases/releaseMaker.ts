import { join } from 'node:path'
import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { ChangedDocument, ContentSnapshot } from '../build/contentSnapshot.ts'
import type { RenderedRound } from '../live/messages.ts'
import {
  type Renderer,
  type RendererOptions,
  type RoundStep,
  startRenderer,
} from '../live/startRenderer.ts'
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

/** Makes releases, one at a time, with a renderer that it keeps. */
export class ReleaseMaker {
  readonly #folder: string
  readonly #options: RendererOptions
  #renderer: { readonly renderer: Renderer; readonly code: string } | undefined
  /** What the current release was built from, when this renderer made it. */
  #documents: ContentSnapshot | undefined
  readonly #memory = createReleaseMemory()
  /** What the last release left to do; the next begins when it is done. */
  #tidying: Promise<void> = Promise.resolve()

  constructor(folder: string, options: RendererOptions) {
    this.#folder = folder
    this.#options = options
  }

  /** The code of a renderer that knows what the pages of the current release read. */
  get knownCode(): string | undefined {
    return this.#documents === undefined ? undefined : this.#renderer?.code
  }

  /** Makes a release and makes it current. */
  async make(request: ReleaseRequest): Promise<ReleaseOutcome> {
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
      const from = (await readCurrentRelease(this.#folder))?.folder
      const complete = await listReleases(this.#folder)
      const retired = from === undefined ? undefined : this.#retire(complete)
      await pruneReleases(this.#folder, retired?.id)
      const assets = complete.slice(0, KEPT_RELEASES).flatMap((release) => release.assets)
      if (from === undefined) return
      const into = buildingFolder(this.#folder)
      this.#renderer?.renderer.layOut({ into, from, assets, retired })
    } catch (error) {
      // The release is made; what is missing here, the next one or the next start makes up for.
      console.warn(`After the release ${id}: ${String(error)}`)
    }
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

  /** Stops a round on its way and ends the renderer. */
  async close(): Promise<void> {
    await this.#renderer?.renderer.close()
    await this.#tidying
  }
}
