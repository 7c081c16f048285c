import type { SanityDocument } from '../documents/document.ts'
import { publishedId, releaseOf } from '../documents/documentIds.ts'
import { referencesOf } from '../documents/references.ts'
import type { CurrentDocuments } from './currentDocuments.ts'

/** The current documents with transactions laid over them that are not yet on disk. */
export interface PendingDocuments extends CurrentDocuments {
  apply(changes: readonly { id: string; after: SanityDocument | undefined }[]): void
}

/** Nothing laid over the current documents yet, which stay as they are. */
export function createPendingDocuments(current: CurrentDocuments): PendingDocuments {
  const pending = new Map<string, SanityDocument | undefined>()
  const written = (): SanityDocument[] => [...pending.values()].flatMap((after) => after ?? [])
  const isUntouched = ({ _id }: SanityDocument): boolean => !pending.has(_id)
  return {
    get: (id) => (pending.has(id) ? pending.get(id) : current.get(id)),
    group: (id) => [
      ...current.group(id).filter(isUntouched),
      ...written().filter(({ _id }) => publishedId(_id) === id),
    ],
    versionsIn: (release) => [
      ...current.versionsIn(release).filter(isUntouched),
      ...written().filter(({ _id }) => releaseOf(_id) === release),
    ],
    referringTo(target, onlyStrong) {
      const sources = current.referringTo(target, onlyStrong).filter((id) => !pending.has(id))
      for (const document of written()) {
        const refers = referencesOf(document).some(
          (reference) => reference.target === target && !(onlyStrong && reference.weak),
        )
        if (refers) sources.push(document._id)
      }
      return sources.sort()
    },
    apply(changes) {
      for (const { id, after } of changes) pending.set(id, after)
    },
  }
}
