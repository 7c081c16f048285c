import type { SanityDocument } from '../documents/document.ts'
import { referencesOf } from '../documents/references.ts'

/** The current documents in memory. Changed only after a COMMIT, so that it equals the disk. */
export interface Mirror {
  get(id: string): SanityDocument | undefined
  /** Every document, in the order of the ids. */
  all(): readonly SanityDocument[]
  /** The documents whose ids have the same published form: the published one, drafts, versions. */
  group(publishedId: string): readonly SanityDocument[]
  /** The ids of the documents that refer to the target, sorted; only strongly if asked. */
  referringTo(target: string, onlyStrong: boolean): string[]
  apply(changes: readonly { id: string; after: SanityDocument | undefined }[]): void
  /** Calls back after each change, with the ids of what was written or deleted. */
  onChange(listener: (ids: readonly string[]) => void): void
}

/** A mirror that holds the given documents. */
export function createMirror(
  documents: Iterable<SanityDocument>,
  groupOf: (id: string) => string,
): Mirror {
  const byId = new Map<string, SanityDocument>()
  const groups = new Map<string, Set<string>>()
  const referring = new Map<string, Map<string, boolean>>()
  const listeners: ((ids: readonly string[]) => void)[] = []
  let sorted: readonly SanityDocument[] | undefined

  const remove = (id: string): void => {
    const previous = byId.get(id)
    if (previous === undefined) return
    byId.delete(id)
    groups.get(groupOf(id))?.delete(id)
    for (const { target } of referencesOf(previous)) referring.get(target)?.delete(id)
  }
  const put = (document: SanityDocument): void => {
    const id = document._id
    byId.set(id, document)
    entry(groups, groupOf(id), () => new Set()).add(id)
    for (const { target, weak } of referencesOf(document)) {
      const sources = entry(referring, target, () => new Map())
      sources.set(id, !weak || sources.get(id) === true)
    }
  }
  for (const document of documents) put(document)

  return {
    get: (id) => byId.get(id),
    all() {
      sorted ??= [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
      return sorted
    },
    group: (id) => [...(groups.get(id) ?? [])].flatMap((member) => byId.get(member) ?? []),
    referringTo(target, onlyStrong) {
      const sources = [...(referring.get(target) ?? [])]
      return sources.flatMap(([id, strong]) => (strong || !onlyStrong ? id : [])).sort()
    },
    apply(changes) {
      for (const { id, after } of changes) {
        remove(id)
        if (after !== undefined) put(after)
      }
      sorted = undefined
      const ids = changes.map(({ id }) => id)
      for (const listener of listeners) listener(ids)
    },
    onChange(listener) {
      listeners.push(listener)
    },
  }
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const created = create()
  map.set(key, created)
  return created
}
