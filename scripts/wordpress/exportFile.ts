/** Someone who signs articles. */
export interface WordPressAuthor {
  readonly login: string
  readonly displayName: string
  readonly hasEmail: boolean
  /** Only to recognise authors among commenters; it never leaves the conversion. */
  readonly email: string
}

/** A category, a tag, or a term of another taxonomy. */
export interface WordPressTerm {
  readonly taxonomy: string
  readonly id: string
  readonly slug: string
  readonly name: string
  /** Slug of the parent term; empty for none. */
  readonly parent: string
  readonly description: string
}

/** A comment, a pingback or a trackback. */
export interface WordPressComment {
  readonly id: string
  readonly author: string
  readonly email: string
  readonly url: string
  readonly hasIp: boolean
  readonly date: string
  readonly dateGmt: string
  readonly content: string
  /** `1`, `0`, `spam`, `trash` or `post-trashed`. */
  readonly approved: string
  /** Empty or `comment` for a comment. */
  readonly type: string
  /** Id of the comment that it answers; `0` for none. */
  readonly parent: string
  /** Id of the user who wrote it; `0` for a visitor. */
  readonly userId: string
}

/** A post, page, attachment, menu item or anything else that WordPress keeps among its posts. */
export interface WordPressItem {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly title: string
  readonly link: string
  readonly name: string
  readonly creator: string
  readonly content: string
  readonly excerpt: string
  readonly pubDate: string
  readonly date: string
  readonly dateGmt: string
  readonly modifiedGmt: string
  readonly commentsOpen: boolean
  readonly hasPassword: boolean
  readonly sticky: boolean
  readonly parent: string
  readonly attachmentUrl: string
  readonly terms: readonly {
    readonly taxonomy: string
    readonly slug: string
    readonly name: string
  }[]
  readonly meta: readonly { readonly key: string; readonly value: string }[]
  readonly comments: readonly WordPressComment[]
}

/** All that a WXR file holds (https://wordpress.org/documentation/article/tools-export-screen/). */
export interface WordPressExport {
  readonly title: string
  readonly description: string
  readonly siteUrl: string
  readonly language: string
  readonly authors: readonly WordPressAuthor[]
  readonly terms: readonly WordPressTerm[]
  readonly items: readonly WordPressItem[]
}

/** Thrown for a file that is no WordPress export; the message says where and why. */
export class WordPressFileError extends Error {
  /** Counted from 1; undefined when the whole file is meant. */
  readonly line: number | undefined
  readonly column: number | undefined
  constructor(problem: string, position?: { readonly line: number; readonly column: number }) {
    const place =
      position === undefined ? '' : ` at line ${position.line}, column ${position.column}`
    super(`The file cannot be read${place}: ${problem}`)
    this.name = 'WordPressFileError'
    this.line = position?.line
    this.column = position?.column
  }
}
