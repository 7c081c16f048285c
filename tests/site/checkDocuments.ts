import { createChangeFinder } from '../../site/content/changedDocuments.ts'
import { type CheckedContent, createContentChecker } from '../../site/content/checkContent.ts'
import type { PictureAsset } from '../../site/content/content.ts'

/** What the checker says of documents that it sees for the first time. */
export function checkDocuments(
  documents: readonly Readonly<Record<string, unknown>>[],
  { pictures = [], cmsUrl }: { readonly pictures?: PictureAsset[]; readonly cmsUrl: string },
): CheckedContent {
  const raw = { ...createChangeFinder()(documents), pictures, commentPlaces: [] }
  return createContentChecker(cmsUrl).check(raw, new Date())
}
