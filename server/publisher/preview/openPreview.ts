import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { SiteEnvironment } from '../siteEnvironment.ts'
import { followDrafts } from './followDrafts.ts'
import { createLiveNews, type LiveNews } from './liveNews.ts'
import type { PreviewOutcome, PreviewWish } from './previewMessages.ts'
import { type PreviewRenderer, startPreviewRenderer } from './startPreviewRenderer.ts'

/** Previews of the site, rendered when somebody looks. */
export interface Preview {
  /** Never rejects. */
  show(wish: PreviewWish): Promise<PreviewOutcome>
  readonly news: Pick<LiveNews, 'open'>
  /** Where styles, fonts and scripts of the pages are; `undefined` before the first page. */
  shell(): string | undefined
  /** Where the pictures of the pages are. */
  readonly pictures: string
  close(): Promise<void>
}

/** What previews are made of. */
export interface PreviewOptions {
  /** Reads everything, drafts included. */
  readonly client: SanityClient
  readonly root: string
  /** Where previews keep what they need; nothing in it is ever published. */
  readonly folder: string
  readonly site: SiteEnvironment
}

/** The process holds templates and content in memory: nobody pays for a preview that nobody sees. */
const IDLE_MILLISECONDS = 15 * 60_000

/**
 * Opens previews. The process that renders starts with the first look, and ends when nobody has
 * looked for a while; one that fails is replaced at the next look.
 */
export function openPreview({ client, root, folder, site }: PreviewOptions): Preview {
  const pictures = join(folder, 'pictures')
  const news = createLiveNews()
  let running: { readonly renderer: PreviewRenderer; close(): Promise<void> } | undefined
  let ending: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const stop = (): void => {
    clearTimeout(idle)
    const ended = running
    running = undefined
    if (ended !== undefined) ending = Promise.all([ending, ended.close()])
  }
  const start = () => {
    const renderer = startPreviewRenderer({ root, site, pictures })
    const following = followDrafts(client, (id) => {
      renderer.changed(id === undefined ? undefined : [id])
      news.tell()
    })
    return {
      renderer,
      close: async () => {
        following.close()
        await renderer.close()
        // Derivatives of pictures are made anew in a moment; words of drafts must not pile up.
        if (running === undefined) await rm(pictures, { recursive: true, force: true })
      },
    }
  }
  const rest = (): void => {
    clearTimeout(idle)
    idle = setTimeout(() => (news.listeners() > 0 ? rest() : stop()), IDLE_MILLISECONDS)
    idle.unref()
  }
  return {
    pictures,
    news,
    shell: () => running?.renderer.shell(),
    show: async (wish) => {
      rest()
      running ??= start()
      const asked = running
      const outcome = await asked.renderer.show(wish)
      if (outcome.kind === 'failed' && running === asked) stop()
      return outcome
    },
    close: async () => {
      stop()
      news.close()
      await ending
    },
  }
}
