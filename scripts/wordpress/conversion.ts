import type { ImportNote } from './importNote.ts'

/** A document made from the file, before it is judged. */
export interface ImportedDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** What becomes of an export: documents in the order in which they can be sent, and all notes. */
export interface Conversion {
  readonly documents: readonly ImportedDocument[]
  readonly notes: readonly ImportNote[]
  /** Addresses of the pictures that figures wait for. */
  readonly pictures: readonly string[]
}

/** The languages that documents can have. */
export type Language = 'it' | 'en'

/** An address that a document of the dataset already has. */
export interface TakenAddress {
  readonly id: string
  readonly type: string
  readonly language: string
  readonly slug: string
}

/** What the conversion must be told. */
export interface ConversionOptions {
  readonly now: Date
  /** The language of everything in the file; by default that of the site, if it is Italian or English. */
  readonly language?: Language | undefined
  readonly taken?: readonly TakenAddress[] | undefined
}
