import type { AllocateSlug } from './allocateSlugs.ts'
import type { ImportedDocument, Language } from './conversion.ts'
import type { DocumentIds } from './documentIds.ts'
import type { WordPressExport, WordPressItem } from './exportFile.ts'
import type { ImportNote, NoteReason, TakeNote } from './importNote.ts'
import type { MediaLibrary } from './mediaLibrary.ts'

/** What the conversion of every part of an export shares. */
export interface ExportContext {
  readonly exported: WordPressExport
  readonly now: Date
  readonly language: Language
  readonly ids: DocumentIds
  readonly media: MediaLibrary
  readonly allocateSlug: AllocateSlug
  readonly notes: ImportNote[]
}

/** Takes notes about `subject`, each once. */
export function noteAbout(context: ExportContext, subject: string): TakeNote {
  const taken = new Set<string>()
  return (reason: NoteReason, detail: string) => {
    const key = `${reason} ${detail}`
    if (taken.has(key)) return
    taken.add(key)
    context.notes.push({ reason, subject, detail })
  }
}

/** An item in words that find it in WordPress. */
export function subjectOf(item: WordPressItem): string {
  return `${item.type} ${item.id} “${item.title}”`
}

/** A strong reference in a list. */
export function referenceTo(id: string): { _type: 'reference'; _ref: string } {
  return { _type: 'reference', _ref: id }
}

/** An item that became an article or a page. */
export interface CarriedItem {
  readonly item: WordPressItem
  readonly document: ImportedDocument
  /** The id without `drafts.`. */
  readonly publishedId: string
  readonly isDraft: boolean
}

/** The address of a document, without the path before it. */
export function currentSlug({ slug }: ImportedDocument): string {
  return typeof slug === 'object' && slug !== null && 'current' in slug ? String(slug.current) : ''
}
