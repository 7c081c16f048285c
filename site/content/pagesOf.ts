import type { Content } from './content.ts'
import { loadContent } from './loadContent.ts'
import type { PagePath } from './tracker.ts'

/*
 * How a page gets its data. The publisher renders a page again when, and only when, something it
 * read has changed; nobody lists what that is, it is noted while the page is rendered. This holds
 * as long as pages get content in these ways and no other:
 *
 * - `getStaticPaths` is made by `pagesOf`, from a function of `content`. The props it gives are part
 *   of the page's data: documents in them are followed field by field, all else is compared.
 * - Pages, layouts and components call `await loadContent()`, or are given `content`, and read from
 *   it. Nothing is kept in variables of a module: what one page computed, another would not be
 *   seen to read. `selector` and `grouping` keep it instead.
 * - A question about many documents (“is there an English article?”, “the newest ten”) is a
 *   `selector`: its answer counts, not all that was looked at. A list by a key (“the articles of
 *   each tag”) is a `grouping`: looking up one key is cheap, and only that list counts. Give the
 *   function a name that no other has: by it the answer is found again after a restart. Where either
 *   reads every article or comment, it asks `withFields` for what it reads of each.
 * - The time is `content.readAt`, never the clock.
 *
 * A page that asks `content.articles.some(…)` by itself is right, but is rendered again with every
 * new article; tests/publisher/live counts how many pages a change touches.
 */

/** The parameters and props of a dynamic route's pages, as Astro's `getStaticPaths`. */
export function pagesOf(
  list: (content: Content) => readonly PagePath[],
): (options: { readonly routePattern: string }) => Promise<PagePath[]> {
  return async ({ routePattern }) => {
    const tracker = globalThis.edicolaTracker
    const paths =
      tracker === undefined ? list(await loadContent()) : await tracker.paths(routePattern, list)
    return [...paths]
  }
}
