import { validateDocument } from '../../schemas/validate.ts'
import type { ImportedDocument } from './conversion.ts'
import type { ImportNote } from './importNote.ts'

/** What is to be done with the documents of an import. */
export interface ImportPlan {
  /** To be created, in this order. */
  readonly fresh: readonly ImportedDocument[]
  /** There already, as a draft or published: imported before, or made by an editor; not touched. */
  readonly leftAlone: readonly ImportedDocument[]
  readonly notes: readonly ImportNote[]
}

/** The published id of a document, whether this is its draft or not. */
export const publishedId = (id: string): string => id.replace(/^drafts\./, '')

function subjectOf(document: ImportedDocument): string {
  return `${document._type} “${String(document['title'] ?? document['name'] ?? document['from'])}”`
}

function targetOf(document: ImportedDocument): string | undefined {
  const { target } = document
  const isReference = typeof target === 'object' && target !== null && '_ref' in target
  return isReference ? String(target._ref) : undefined
}

/**
 * Sorts documents into new ones and ones that are there already, and leaves out, with a note, what
 * does not fit the schema and redirects that would lead nowhere.
 * @param existing ids in the dataset, drafts included; `redirects` old addresses that have one.
 */
export function planImport(
  documents: readonly ImportedDocument[],
  {
    existing,
    redirects,
  }: { readonly existing: ReadonlySet<string>; readonly redirects: ReadonlyMap<string, string> },
): ImportPlan {
  const notes: ImportNote[] = []
  const note = (
    document: ImportedDocument,
    reason: ImportNote['reason'],
    detail: string,
  ): false => {
    notes.push({ reason, subject: subjectOf(document), detail })
    return false
  }
  const isThere = ({ _id }: ImportedDocument): boolean => {
    const id = publishedId(_id)
    return existing.has(id) || existing.has(`drafts.${id}`)
  }
  const leftAlone = documents.filter(isThere)
  const valid = documents.filter((document) => {
    if (isThere(document)) return false
    const verdict = validateDocument(document)
    if (verdict.success) return true
    const issues = verdict.issues.map(({ path, message }) => `${path}: ${message}`)
    return note(document, 'invalid', issues.join(' '))
  })
  const known = new Set([...existing, ...valid.map(({ _id }) => _id)])
  const fresh = valid.filter((document) => {
    if (document._type !== 'redirect') return true
    const from = String(document['from'])
    const target = targetOf(document)
    if (target !== undefined && !known.has(target)) {
      return note(document, 'redirect', 'what it would lead to is not published')
    }
    const owner = redirects.get(from)
    if (owner === undefined || owner === document._id) return true
    return note(document, 'redirect', 'an editor’s redirect has this address')
  })
  return { fresh, leftAlone, notes }
}
