import type { SanityDocument } from '../documents/document.ts'
import { isDraftId, isPublishedId, publishedId, releaseOf } from '../documents/documentIds.ts'
import { goesWithRelease } from '../documents/goesWithRelease.ts'
import { badRequest } from '../errors.ts'
import { copyDocument } from './packDocument.ts'

/** A perspective by name, or a stack of them: the first that has a document wins. */
export type Perspective = string | readonly string[]

/**
 * The documents as a perspective shows them, in the order of their ids as shown.
 * `raw` is everything as it is; `published` leaves out drafts and versions; a stack shows of each
 * document the first layer that has it, under its published id, with `_originalId` beside it.
 */
export function viewOf(
  documents: readonly SanityDocument[],
  perspective: Perspective,
): readonly SanityDocument[] {
  const layers = layersOf(perspective)
  if (layers === 'raw') return documents
  if (layers.length === 0) return documents.filter(({ _id }) => isPublishedId(_id))
  const chosen = new Map<string, { rank: number; document: SanityDocument }>()
  for (const document of documents) {
    const rank = rankOf(document._id, layers)
    if (rank === undefined) continue
    const id = publishedId(document._id)
    const best = chosen.get(id)
    if (best === undefined || rank < best.rank) chosen.set(id, { rank, document })
  }
  const shown: SanityDocument[] = []
  for (const [id, { document }] of chosen) {
    if (!goesWithRelease(document)) shown.push(underPublishedId(document, id))
  }
  return shown.sort((a, b) => (a._id < b._id ? -1 : 1))
}

// One object for each document, so that what is remembered of it outlives the view.
const renamed = new WeakMap<SanityDocument, SanityDocument>()

const sources = new WeakMap<object, SanityDocument>()

function underPublishedId(document: SanityDocument, id: string): SanityDocument {
  const shown =
    renamed.get(document) ?? copyDocument(document, { _id: id, _originalId: document._id })
  renamed.set(document, shown)
  if (document._id === id) sources.set(shown, document)
  return shown
}

/** The one object for a document that views show as several, differing in `_originalId` alone. */
export function sameDocument<T extends object>(document: T): T | SanityDocument {
  return sources.get(document) ?? document
}

/** The layers above the published documents, the uppermost first. */
function layersOf(perspective: Perspective): readonly string[] | 'raw' {
  const names = (typeof perspective === 'string' ? perspective.split(',') : perspective).map(
    (name) => name.trim(),
  )
  if (names.includes('raw')) {
    if (names.length === 1) return 'raw'
    throw badRequest('The perspective "raw" cannot be part of a stack.')
  }
  if (names.some((name) => !/^[A-Za-z0-9_-]+$/.test(name))) {
    throw badRequest(`Unknown perspective "${names.join(',')}".`)
  }
  // `previewDrafts` is the older name of `drafts`.
  return names
    .map((name) => (name === 'previewDrafts' ? 'drafts' : name))
    .filter((name) => name !== 'published')
}

function rankOf(id: string, layers: readonly string[]): number | undefined {
  const layer = isDraftId(id) ? 'drafts' : releaseOf(id)
  if (layer === undefined) return layers.length
  const rank = layers.indexOf(layer)
  return rank < 0 ? undefined : rank
}
