import type { DatabaseSync } from 'node:sqlite'
import { isDocument, type SanityDocument } from '../documents/document.ts'
import { draftId, publishedId } from '../documents/documentIds.ts'

/** The documents as the last COMMIT left them. */
export interface CurrentDocuments {
  get(id: string): SanityDocument | undefined
  /** The documents whose ids have the same published form: the published one, drafts, versions. */
  group(publishedId: string): readonly SanityDocument[]
  versionsIn(release: string): readonly SanityDocument[]
  /** The ids of the documents that refer to the target, sorted; only strongly if asked. */
  referringTo(target: string, onlyStrong: boolean): string[]
}

/** The current documents of a dataset's file. */
export interface StoredDocuments extends CurrentDocuments {
  readonly size: number
  ofType(type: string): readonly SanityDocument[]
  /** Reads a document again that has been written. */
  forget(id: string): void
}

// What many refer to, and what is read again while somebody types.
const mostRemembered = 500
const longestRemembered = 64 * 1024

/** Reads documents from disk when they are asked for, and remembers the latest. */
export function createStoredDocuments(database: DatabaseSync): StoredDocuments {
  const select = (condition: string) =>
    database.prepare(`SELECT body FROM documents WHERE ${condition} ORDER BY id`)
  const byId = select('id = ?')
  const byType = select('type = ?')
  // In the words of the index, or it is not used.
  const versions = select(
    "id >= 'versions.' AND id < 'versions/' AND substr(id, 10 + instr(substr(id, 10), '.')) = ?",
  )
  const inRelease = select('id >= ? AND id < ?')
  const referring = database.prepare(
    'SELECT source FROM document_references WHERE target = ? AND strong >= ? ORDER BY source',
  )
  const count = database.prepare('SELECT count(*) AS size FROM documents')
  const remembered = new Map<string, SanityDocument>()

  const remember = (id: string, document: SanityDocument): void => {
    remembered.set(id, document)
    const [oldest] = remembered.keys()
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
  }
  const get = (id: string): SanityDocument | undefined => {
    const known = remembered.get(id)
    if (known !== undefined) return known
    const body = byId.get(id)?.['body']
    if (body === undefined) return undefined
    const [document] = parsed([{ body }])
    const isShort = String(body).length <= longestRemembered
    if (document !== undefined && isShort) remember(id, document)
    return document
  }
  return {
    get size() {
      return Number(count.get()?.['size'])
    },
    get,
    forget: (id) => void remembered.delete(id),
    group: (id) =>
      [get(id), get(draftId(id)), ...parsed(versions.all(id))].flatMap((each) =>
        each !== undefined && publishedId(each._id) === id ? each : [],
      ),
    versionsIn: (name) => parsed(inRelease.all(`versions.${name}.`, `versions.${name}/`)),
    ofType: (type) => parsed(byType.all(type)),
    referringTo: (target, onlyStrong) =>
      referring.all(target, onlyStrong ? 1 : 0).map(({ source }) => String(source)),
  }
}

function parsed(rows: readonly Record<string, unknown>[]): SanityDocument[] {
  return rows.flatMap(({ body }) => {
    const document: unknown = JSON.parse(String(body))
    return isDocument(document) ? document : []
  })
}
