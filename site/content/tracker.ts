import type { Content } from './content.ts'

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
  /** The content of this moment. Whatever is read from it is noted for the page being rendered. */
  content(): Promise<Content>
  /** The pages of a dynamic route that are rendered now. */
  paths(
    routePattern: string,
    list: (content: Content) => readonly PagePath[],
  ): Promise<readonly PagePath[]>
  /** The result of a computation, kept under `key` until something that it read changes. */
  select<Result>(key: string, compute: () => Result): Result
  /** One entry of a computed map, kept under `name`; only readers of changed entries are told. */
  lookUp<Value>(
    name: string,
    key: string,
    compute: () => ReadonlyMap<string, Value>,
  ): Value | undefined
}

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
