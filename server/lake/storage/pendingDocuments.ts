import type { SanityDocument } from '../documents/document.ts'
import { publishedId } from '../documents/documentIds.ts'
import { referencesOf } from '../documents/references.ts'
import type { Mirror } from './mirror.ts'

/** The documents that a transaction starts from. */
export type CurrentDocuments = Pick<Mirror, 'get' | 'all' | 'group' | 'referringTo'>

/** The mirror with transactions laid over it that are not yet on disk. */
export interface PendingDocuments extends CurrentDocuments {
  apply(changes: readonly { id: string; after: SanityDocument | undefined }[]): void
}

/** Nothing laid over the mirror yet, which stays as it is. */
export function createPendingDocuments(mirror: CurrentDocuments): PendingDocuments {
  const pending = new Map<string, SanityDocument | undefined>()
  const written = (): SanityDocument[] => [...pending.values()].flatMap((after) => after ?? [])
  const isUntouched = ({ _id }: SanityDocument): boolean => !pending.has(_id)
  return {
    get: (id) => (pending.has(id) ? pending.get(id) : mirror.get(id)),
    all() {
      if (pending.size === 0) return mirror.all()
      const documents = [...mirror.all().filter(isUntouched), ...written()]
      return documents.sort((a, b) => (a._id < b._id ? -1 : 1))
    },
    group: (id) => [
      ...mirror.group(id).filter(isUntouched),
      ...written().filter(({ _id }) => publishedId(_id) === id),
    ],
    referringTo(target, onlyStrong) {
      const sources = mirror.referringTo(target, onlyStrong).filter((id) => !pending.has(id))
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
