/** Why something of the file is not, or not wholly, in the documents. */
export const noteReasons = {
  unsupportedType: 'Kinds of content that Edicola does not have (menus, templates, custom types)',
  status: 'Items in the bin or never saved',
  ping: 'Pingbacks and trackbacks: links by machines, not words of readers',
  commentWithoutArticle: 'Comments on something that takes none here',
  comment: 'Comments that were changed',
  privateData:
    'Personal data that the public dataset never holds (email and IP of commenters, email of authors)',
  draft: 'Carried over as drafts, for an editor to decide',
  invented: 'Fields that the file does not fill, filled here',
  shortened: 'Text that was too long for its field',
  category: 'Categories: one an article, without levels',
  term: 'Terms of other taxonomies',
  block: 'Blocks whose content WordPress makes when it shows the page',
  shortcode: 'Shortcodes left in the text as they are',
  element: 'Parts of a text that have no counterpart',
  formatting: 'Formatting that was lost, its text kept',
  link: 'Links on pictures, and links that are no addresses',
  media: 'Media library: files that no text shows',
  picture: 'Pictures that were not fetched; the figure keeps their address',
  slug: 'Addresses that had to change',
  redirect: 'Old addresses that lead nowhere',
  customField: 'Custom fields',
  structure: 'Structure of the old site (levels and order of pages, page breaks)',
  site: 'Settings of the old site',
  invalid: 'Documents that do not fit the schema and were not sent',
} as const

/** A reason, by its name. */
export type NoteReason = keyof typeof noteReasons

/** One thing that was not carried over, or not as it was. */
export interface ImportNote {
  readonly reason: NoteReason
  /** What it is part of, in words that find it in WordPress: `post 12 “Title”`. */
  readonly subject: string
  readonly detail: string
}

/** Takes notes about one subject. */
export type TakeNote = (reason: NoteReason, detail: string) => void
