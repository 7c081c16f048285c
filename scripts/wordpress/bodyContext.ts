import type { Language } from './conversion.ts'
import type { TakeNote } from './importNote.ts'
import type { MediaLibrary } from './mediaLibrary.ts'

/** What the conversion of one body needs to know. */
export interface BodyContext {
  readonly siteUrl: string
  readonly itemId: string
  readonly language: Language
  readonly media: MediaLibrary
  readonly note: TakeNote
  /** A key that no other object of the document has. */
  newKey(): string
  /** The path that an address of the old site has on the new one; undefined for none. */
  pathOf(url: string): string | undefined
}

/** An object of Portable Text made from HTML. */
export type BodyObject = { readonly _type: string; readonly _key: string } & Readonly<
  Record<string, unknown>
>
