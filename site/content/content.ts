import type {
  Article,
  Author,
  Category,
  Comment,
  Event,
  Page,
  Redirect,
  Series,
  Settings,
  Tag,
} from '../../schemas/content.types.ts'

/** The languages that the site speaks; Italian has no prefix in addresses, English has `/en/`. */
export type Language = 'it' | 'en'

/** A document that has a page of its own. */
export type PageDocument = Article | Author | Event | Category | Tag | Series | Page

/** A picture in the lake: where it is and how large. */
export interface PictureAsset {
  readonly _id: string
  /** Path on the image endpoint, as `images/<project>/<dataset>/<sha1>-<width>x<height>.<format>`. */
  readonly path: string
  readonly mimeType: string
  readonly width: number
  readonly height: number
  /** A blurred miniature as a `data:` URL. */
  readonly lqip: string | undefined
}

/** The place of a comment that is not shown (removed, or not approved) but was answered. */
export interface CommentPlace {
  readonly _id: string
  readonly articleId: string
  readonly parentId: string | undefined
  readonly submittedAt: string | undefined
}

/**
 * Everything published, checked, in memory. Selectors over it are pure, so a page depends on
 * nothing but what its selectors read.
 */
export interface Content {
  readonly settings: Settings
  /** Newest first. */
  readonly articles: readonly Article[]
  /** By name. */
  readonly authors: readonly Author[]
  /** Earliest first. */
  readonly events: readonly Event[]
  readonly categories: readonly Category[]
  readonly tags: readonly Tag[]
  readonly series: readonly Series[]
  readonly pages: readonly Page[]
  readonly redirects: readonly Redirect[]
  /** Approved, oldest first. */
  readonly comments: readonly Comment[]
  readonly commentPlaces: readonly CommentPlace[]
  readonly pictures: ReadonlyMap<string, PictureAsset>
  /** Every document that has a page, by id. */
  readonly byId: ReadonlyMap<string, PageDocument>
  /** When this content was read; decides what is upcoming, expired or closed. */
  readonly readAt: Date
}
