type RawDocument = Readonly<Record<string, unknown>>

/** Documents, and how they differ from those of the time before. */
export interface ChangedDocuments {
  /** By id. The same map each time, which changes with the next. */
  readonly documents: ReadonlyMap<string, RawDocument>
  /** Those that are no more, and the former states of those that changed. */
  readonly gone: readonly RawDocument[]
  /** Those that are new, and the present states of those that changed. */
  readonly come: readonly RawDocument[]
}

/** Documents that notes are kept on. */
export interface NotedDocuments {
  readonly documents: ReadonlyMap<string, RawDocument>
  put(id: string, document: RawDocument): void
  remove(id: string): void
  /** What differs from the last time; a site may have a hundred thousand that do not. */
  changes(): ChangedDocuments
  /** Says that the changes up to here were taken in. */
  settle(): void
}

/** No documents at first. */
export function createNotedDocuments(): NotedDocuments {
  const documents = new Map<string, RawDocument>()
  const former = new Map<string, RawDocument | undefined>()
  const touch = (id: string): void => {
    if (!former.has(id)) former.set(id, documents.get(id))
  }
  return {
    documents,
    put: (id, document) => {
      touch(id)
      documents.set(id, document)
    },
    remove: (id) => {
      touch(id)
      documents.delete(id)
    },
    changes: () => {
      const changed = [...former].filter(([id, before]) => documents.get(id) !== before)
      const isThere = (one: RawDocument | undefined): one is RawDocument => one !== undefined
      const gone = changed.map(([, before]) => before).filter(isThere)
      const come = changed.map(([id]) => documents.get(id)).filter(isThere)
      return { documents, gone, come }
    },
    settle: () => former.clear(),
  }
}

/** Finds what changed between lists of documents. One that is the same object did not change. */
export function createChangeFinder(): (documents: readonly RawDocument[]) => ChangedDocuments {
  const noted = createNotedDocuments()
  return (list) => {
    const next = new Map(list.map((document) => [String(document['_id']), document]))
    for (const id of noted.documents.keys()) if (!next.has(id)) noted.remove(id)
    for (const [id, document] of next) {
      if (noted.documents.get(id) !== document) noted.put(id, document)
    }
    const changes = noted.changes()
    noted.settle()
    return changes
  }
}
