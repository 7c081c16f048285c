import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { schemaTypes } from '../../../schemas/schemaTypes.ts'

/** Types of the documents that the site shows or obeys: all of the content model. */
export const siteTypes: readonly string[] = schemaTypes
  .filter(({ type }) => type === 'document')
  .map(({ name }) => name)

/**
 * GROQ filter of everything that the site is built from: published documents, and of the comments
 * the approved ones. Drafts, releases in preparation and comments that wait are outside it, so that
 * writing them never starts a build. Takes the parameter `$types`.
 */
export const SITE_FILTER =
  '_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**")) && (_type != "comment" || status == "approved")'

/** A document as a build met it. */
export interface DocumentState {
  readonly rev: string
  readonly type: string
  readonly title: string
}

/** All documents of the site: id → state. */
export type ContentSnapshot = Readonly<Record<string, DocumentState>>

/** A difference between two snapshots, named for people. */
export interface ChangedDocument {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly change: 'added' | 'changed' | 'removed'
}

/** The form of a {@link DocumentState} read from a file or an answer. */
export const documentState: z.ZodType<DocumentState> = z.object({
  rev: z.string(),
  type: z.string(),
  title: z.string(),
})

const QUERY = `*[${SITE_FILTER}] | order(_id) {
  _id, "rev": _rev, "type": _type, "title": coalesce(title, name, from, _id)
}`

const answer = z.array(
  z.object({ _id: z.string(), rev: z.string(), type: z.string(), title: z.string() }),
)

/** The content of the site now. */
export async function readSnapshot(client: SanityClient): Promise<ContentSnapshot> {
  const raw: unknown = await client.fetch(
    QUERY,
    { types: [...siteTypes] },
    { perspective: 'published' },
  )
  return Object.fromEntries(
    answer.parse(raw).map(({ _id, rev, type, title }) => [_id, { rev, type, title }]),
  )
}

/** What changed from one snapshot to a later one, in the order of ids; empty = nothing did. */
export function compareSnapshots(
  before: ContentSnapshot,
  after: ContentSnapshot,
): readonly ChangedDocument[] {
  const named = (id: string, state: DocumentState, change: ChangedDocument['change']) => [
    { id, type: state.type, title: state.title, change },
  ]
  const present = Object.entries(after).flatMap(([id, state]) => {
    const old = before[id]
    if (old === undefined) return named(id, state, 'added')
    return old.rev === state.rev ? [] : named(id, state, 'changed')
  })
  const gone = Object.entries(before).flatMap(([id, state]) =>
    after[id] === undefined ? named(id, state, 'removed') : [],
  )
  return [...present, ...gone].sort((one, other) => (one.id < other.id ? -1 : 1))
}
