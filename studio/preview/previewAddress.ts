import { sections } from '../siteState/pageAddress.ts'

/** The part of the Studio's own origin below which the pages of the site are previewed. */
export const PREVIEW = '/anteprima'

/** The preview of a document's page, whatever its address is or will be. */
export function documentPreview(id: string): string {
  return `${PREVIEW}/_/documento/${encodeURIComponent(id)}`
}

/** Which document a previewed page is of. */
export interface PreviewRoute {
  readonly route: string
  /** GROQ, over the parameters of the route. */
  readonly filter: string
}

/** Every address that is a document's own; lists are nobody's. */
export const previewRoutes: readonly PreviewRoute[] = [
  { route: `${PREVIEW}/_/documento/:id`, filter: '_id == $id' },
  ...(['it', 'en'] as const).flatMap((language) =>
    Object.entries(sections[language]).map(([type, section]) => ({
      route: `${PREVIEW}${section}:slug{/}?`,
      filter:
        type === 'author'
          ? '_type == "author" && slug.current == $slug'
          : `_type == "${type}" && language == "${language}" && slug.current == $slug`,
    })),
  ),
]
