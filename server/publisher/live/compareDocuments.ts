import type { ChangedDocument, DocumentState } from '../build/contentSnapshot.ts'

type Documents = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** A document as reports name it: its revision, type, and the title that editors know it by. */
export function stateOf(document: Readonly<Record<string, unknown>>): DocumentState {
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

/** What changed from `before` to `after`, in the order of ids. */
export function compareDocuments(before: Documents, after: Documents): readonly ChangedDocument[] {
  const changes: ChangedDocument[] = []
  for (const [id, document] of after) {
    const old = before.get(id)
    if (old === document) continue
    const { type, title, rev } = stateOf(document)
    if (old !== undefined && stateOf(old).rev === rev) continue
    changes.push({ id, type, title, change: old === undefined ? 'added' : 'changed' })
  }
  for (const [id, document] of before) {
    if (after.has(id)) continue
    const { type, title } = stateOf(document)
    changes.push({ id, type, title, change: 'removed' })
  }
  return changes.sort((one, other) => (one.id < other.id ? -1 : 1))
}
