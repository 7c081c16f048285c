import type { Grants } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import { publishedId } from '../documents/documentIds.ts'
import type { Mirror } from './mirror.ts'
import { viewOf, type Perspective } from './perspective.ts'
import { createView, type View } from './view.ts'

// Perspectives are free text in a request: without a bound anybody could fill the memory.
const mostViews = 32

// Beyond this it costs less to begin anew.
const mostPending = 2000

interface KeptView {
  readonly view: View
  /** The ids that were written since the view was last read. */
  readonly pending: Set<string>
}

/**
 * The view of an identity in a perspective. Identities that may read the same share one; what was
 * committed since is taken over at the next reading.
 */
export function createViews(
  mirror: Mirror,
  grants: Grants,
): (identity: Identity, perspective: Perspective) => View {
  const views = new Map<string, KeptView>()
  mirror.onChange((ids) => {
    for (const [key, { pending }] of views) {
      for (const id of ids) pending.add(id)
      if (pending.size > mostPending) views.delete(key)
    }
  })
  return (identity, perspective) => {
    const key = JSON.stringify([perspective, grants.readKey(identity)])
    const known = views.get(key)
    if (known !== undefined) {
      catchUp(known, (id) => {
        const group = mirror.group(id).filter((each) => grants.permits(identity, 'read', each))
        return viewOf(group, perspective)
      })
      return known.view
    }
    if (views.size >= mostViews) views.clear()
    const readable = mirror.all().filter((each) => grants.permits(identity, 'read', each))
    const view = createView(viewOf(readable, perspective))
    views.set(key, { view, pending: new Set() })
    return view
  }
}

/** @param shownOf what the view shows of a published document, its draft and versions */
function catchUp({ view, pending }: KeptView, shownOf: (id: string) => View['documents']): void {
  const shown = new Map<string, View['documents'][number] | undefined>()
  const groups = new Set([...pending].map(publishedId))
  for (const id of [...pending, ...groups]) shown.set(id, undefined)
  for (const id of groups) {
    for (const document of shownOf(id)) shown.set(document._id, document)
  }
  pending.clear()
  view.change(shown)
}
