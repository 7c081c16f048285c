import type { Content } from './content.ts'
import type { LongList, WithFields } from './withFields.ts'

/** One page of a dynamic route: its parameters, and what it is given. */
export interface PagePath {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly props?: Readonly<Record<string, unknown>>
}

/**
 * Notes what each page reads, so that a change in content renders those pages again and no other.
 * The publisher sets one; `astro build`, which renders everything, has none.
 */
export interface Tracker {
  /** Whether cards of pages are painted; a page that is only looked at names them. */
  readonly paintsCards?: boolean
  /** The content of this moment. Whatever is read from it is noted for the page being rendered. */
  content(): Promise<Content>
  /** The pages of a dynamic route that are rendered now. */
  paths(
    routePattern: string,
    list: (content: Content) => readonly PagePath[],
  ): Promise<readonly PagePath[]>
  /** Every document of a list, and what stands behind it; see withFields. */
  readList?<Name extends LongList>(
    name: Name,
    fields: readonly string[],
  ): readonly WithFields<Content[Name][number], Content[Name][number]>[]
  /**
   * The result of a computation, kept under `key` until something that it read changes. Who notes
   * no reads has none: answers are then kept for as long as the content that they are of.
   */
  select?<Result>(key: string, compute: () => Result): Result
  /** Told of every selector and grouping when its module is loaded, with the name of its answers. */
  offer?(name: string, recompute: Recompute): void
  /** One entry of a computed map, kept under `name`; only readers of changed entries are told. */
  lookUp?<Value>(
    name: string,
    key: string,
    compute: () => ReadonlyMap<string, Value>,
  ): Value | undefined
}

/** What a selector is asked with: documents, names and numbers. */
export type Argument = string | number | boolean | undefined | { readonly _id: string }

/** How an answer is computed again from its name alone, when what was known of it is read from a file. */
export type Recompute =
  | {
      readonly kind: 'selector'
      /** @param rest as the selector takes them. */
      answer(content: Content, rest: readonly Argument[]): unknown
    }
  | { readonly kind: 'grouping'; build(content: Content): ReadonlyMap<string, unknown> }

declare global {
  /** Shared by the publisher's modules and the bundled site, which has its own copy of each module. */
  var edicolaTracker: Tracker | undefined
}

const names = new Map<string, number>()

/** A name that no other selector has: function names repeat, their order of definition does not. */
export function uniqueName(name: string): string {
  const count = (names.get(name) ?? 0) + 1
  names.set(name, count)
  return `${name}#${count}`
}
