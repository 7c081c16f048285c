import type { SanityDocument } from './document.ts'

/** One thing that is wrong with a document, and where, e.g. `body[_key=="a1"].alt`. */
interface ValidationIssue {
  readonly path: string
  readonly message: string
}

/**
 * What is wrong with a document about to be stored under a published id; nothing when it is valid.
 * Drafts and versions are never asked about: unfinished work must be storable.
 */
export type DocumentValidator = (document: SanityDocument) => readonly ValidationIssue[]
