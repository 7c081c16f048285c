import type { ChangedDocuments } from '../../../site/content/changedDocuments.ts'
import type { ChangedDocument, DocumentState } from '../build/contentSnapshot.ts'

type Document = Readonly<Record<string, unknown>>

/** What became of documents in several pulls, until the site shows it. */
export interface ChangeLog {
  /** The ids of the documents that changed since the last time. */
  readonly touched: ReadonlySet<string>
  note(changed: Pick<ChangedDocuments, 'gone' | 'come'>): void
  /** What changed since the last time, in the order of ids. @param now all documents, by id. */
  take(now: ReadonlyMap<string, Document>): readonly ChangedDocument[]
}

/** A document as reports name it: its revision, type, and the title that editors know it by. */
export function stateOf(document: Document): DocumentState {
  const text = (field: string): string | undefined => {
    const value = document[field]
    return typeof value === 'string' ? value : undefined
  }
  return {
    rev: text('_rev') ?? '',
    type: text('_type') ?? '',
    title: text('title') ?? text('name') ?? text('from') ?? text('_id') ?? '',
  }
}

/** A log in which nothing has happened. */
export function createChangeLog(): ChangeLog {
  const former = new Map<string, Document | undefined>()
  return {
    get touched() {
      return new Set(former.keys())
    },
    note: ({ gone, come }) => {
      for (const document of gone) remember(former, document, document)
      for (const document of come) remember(former, document, undefined)
    },
    take: (now) => {
      const changes = [...former].flatMap(([id, before]) => changeOf(id, before, now.get(id)))
      former.clear()
      return changes.sort((one, other) => (one.id < other.id ? -1 : 1))
    },
  }
}

/** What a document was before the first of its changes is what counts. */
function remember(
  former: Map<string, Document | undefined>,
  { _id }: Document,
  before: Document | undefined,
): void {
  const id = String(_id)
  if (!former.has(id)) former.set(id, before)
}

function changeOf(
  id: string,
  before: Document | undefined,
  after: Document | undefined,
): readonly ChangedDocument[] {
  const named = after ?? before
  if (named === undefined) return []
  const { type, title, rev } = stateOf(named)
  if (after === undefined) return [{ id, type, title, change: 'removed' }]
  if (before === undefined) return [{ id, type, title, change: 'added' }]
  return stateOf(before).rev === rev ? [] : [{ id, type, title, change: 'changed' }]
}
