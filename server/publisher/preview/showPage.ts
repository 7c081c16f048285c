import type { Content } from '../../../site/content/content.ts'
import type { PreviewView, SitePreviewing } from '../../../site/content/previewing.ts'
import type { SiteTemplates } from '../live/siteTemplates.ts'
import { annotatePage } from './annotatePage.ts'
import { type FoundPath, findPath } from './findPath.ts'
import type { Marker } from './markContent.ts'
import { linkForEditor, linkForGuest } from './previewAddress.ts'
import type { PreviewOutcome, PreviewWish } from './previewMessages.ts'
import {
  guestMarkup,
  guestNotice,
  overlayMarkup,
  problemsMarkup,
  unfitPage,
} from './previewPages.ts'
import type { PreviewTracker } from './previewTracker.ts'

type Shown = Exclude<PreviewOutcome, { readonly kind: 'failed' }>

/** What pages are made with. */
export interface PreviewWorkshop {
  readonly templates: SiteTemplates
  readonly tracker: PreviewTracker
  readonly marker: Marker
  readonly siteUrl: string
}

/** Shows pages, one at a time. */
export interface PreviewDesk {
  show(wish: PreviewWish): Promise<Shown>
  /** The next page is shown with what these documents say then; without ids, all. */
  changed(ids: readonly string[] | undefined): void
}

type Previewed = ReturnType<SitePreviewing['followPreview']>

/** A perspective's content, and what of it may be old; `undefined`: perhaps everything. */
interface Followed {
  readonly content: Previewed
  old: Set<string> | undefined
}

/** Each holds all content in memory. */
const MOST_PERSPECTIVES = 3

/** Opens a desk over bundled templates. */
export function openPreviewDesk(
  workshop: PreviewWorkshop,
  { followPreview }: SitePreviewing,
): PreviewDesk {
  const followed = new Map<string, Followed>()

  const follow = (perspective: readonly string[]): Followed => {
    const key = perspective.join(',')
    const known: Followed = followed.get(key) ?? {
      content: followPreview([...perspective]),
      old: undefined,
    }
    // The one that was looked at last is the last to be forgotten.
    followed.delete(key)
    followed.set(key, known)
    for (const oldest of [...followed.keys()].slice(0, -MOST_PERSPECTIVES)) followed.delete(oldest)
    return known
  }

  const freshen = async (one: Followed): Promise<void> => {
    if (one.old?.size === 0) return
    const { old } = one
    one.old = new Set()
    try {
      await one.content.pull(old && [...old])
    } catch (error) {
      one.old = undefined
      throw error
    }
  }

  return {
    changed: (ids) => {
      for (const one of followed.values()) {
        if (ids === undefined) one.old = undefined
        else for (const id of ids) one.old?.add(id)
      }
    },
    show: async (wish) => {
      const one = follow(wish.perspective)
      await freshen(one)
      const look = one.content.look(wish.place, new Date())
      if (look.kind === 'missing') return look
      if (look.kind === 'unfit') return { kind: 'unfit', html: unfitPage(look.problems) }
      return showView(workshop, look.view, wish)
    },
  }
}

async function showView(
  workshop: PreviewWorkshop,
  view: PreviewView,
  wish: PreviewWish,
): Promise<Shown> {
  const { tracker, templates, marker, siteUrl } = workshop
  const { content, pathname, document, problems } = view
  const pathIn = (shown: Content): FoundPath | undefined => {
    const routes = { routes: templates.routes, listers: tracker.listers }
    return findPath(routes, shown, { pathname, documentId: document?.id })
  }
  const found = pathIn(content)
  if (found === undefined) {
    return document === undefined
      ? { kind: 'missing' }
      : { kind: 'unfit', html: unfitPage(problems) }
  }
  try {
    const html = await render(workshop, content, found)
    const { audience, perspective } = wish
    const guest = audience.kind === 'guest'
    const marked = marker.mark(content)
    const markedPath = guest ? undefined : pathIn(marked)
    const markedHtml =
      markedPath && (await render(workshop, marked, markedPath).catch(() => undefined))
    const page = annotatePage(html, {
      // Without marks nothing can be clicked, and everything can be read.
      marked: markedHtml ?? html,
      fieldOf: marker.fieldOf,
      linkTo: (href) =>
        guest ? linkForGuest(href, siteUrl) : linkForEditor(href, { siteUrl, perspective }),
      head: guest ? guestMarkup : overlayMarkup,
      top: guest
        ? guestNotice(audience.until, {
            timeZone: content.settings.timeZone,
            language: /^\/en(?:\/|$)/.test(pathname) ? 'en' : 'it',
          })
        : problemsMarkup(problems),
    })
    return { kind: 'page', html: page }
  } catch (error) {
    return { kind: 'unfit', html: unfitPage(problems, messageOf(error)) }
  }
}

async function render(
  { templates, tracker }: PreviewWorkshop,
  content: Content,
  { route, pathname, path }: FoundPath,
): Promise<string> {
  tracker.show(content)
  tracker.offer(route.pattern, path)
  templates.forgetPaths()
  const page = await templates.render({ route, pathname })
  if (page === undefined) throw new Error(`The page ${pathname} has no content.`)
  return typeof page === 'string' ? page : new TextDecoder().decode(page)
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
