import { isDeepStrictEqual } from 'node:util'
import type { DependencyGraph } from './dependencyGraph.ts'
import { ALL_FIELDS, createFieldBits, type FieldBits } from './fieldBits.ts'
import { markHandle } from './isSameValue.ts'

interface AnyDocument {
  readonly _id: string
  readonly _type: string
}

/** Documents as pages meet them: each is one object for ever, and notes the fields that are read. */
export interface DocumentHandles {
  /** The object that stands for this document. */
  of<Document extends AnyDocument>(document: Document): Document
  /** Puts `document` behind the object that stands for it, and tells the graph which fields differ. */
  show(document: AnyDocument): void
  /** Tells the graph that there is no such document any more. */
  drop(document: AnyDocument): void
}

function createHandle(
  { _id, _type }: AnyDocument,
  given: {
    readonly shown: ReadonlyMap<string, AnyDocument>
    readonly bits: FieldBits
    readonly graph: DependencyGraph
  },
): AnyDocument {
  const { shown, bits, graph } = given
  const behind = (): AnyDocument => shown.get(_id) ?? { _id, _type }
  const noteAll = (): void => graph.noteDocument(_type, _id, ALL_FIELDS)
  return new Proxy(
    { _id, _type },
    {
      get: (_, field) => {
        if (field === '_id') return _id
        if (field === '_type') return _type
        if (typeof field === 'string') graph.noteDocument(_type, _id, bits.bitOf(_type, field))
        return Reflect.get(behind(), field)
      },
      has: (_, field) => {
        if (typeof field === 'string') graph.noteDocument(_type, _id, bits.bitOf(_type, field))
        return Reflect.has(behind(), field)
      },
      ownKeys: () => {
        noteAll()
        return Reflect.ownKeys(behind())
      },
      getOwnPropertyDescriptor: (_, field) => {
        noteAll()
        const found = Reflect.getOwnPropertyDescriptor(behind(), field)
        // A proxy may show no fixed property that its target has not.
        return found && { ...found, configurable: true, writable: true }
      },
      set: () => false,
      deleteProperty: () => false,
      defineProperty: () => false,
    },
  )
}

/** Makes handles whose reads go to `graph`. */
export function createDocumentHandles(graph: DependencyGraph): DocumentHandles {
  const bits = createFieldBits()
  const shown = new Map<string, AnyDocument>()
  const handles = new Map<string, AnyDocument>()

  const changedFields = (before: AnyDocument, after: AnyDocument): number => {
    let changed = 0
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!isDeepStrictEqual(Reflect.get(before, field), Reflect.get(after, field))) {
        changed |= bits.bitOf(after._type, field)
      }
    }
    return changed
  }

  const tell = (type: string, id: string, changed: number): void => {
    if (changed === 0) return
    graph.change(`document:${id}`, changed)
    graph.change(`all:${type}`, changed)
  }

  return {
    of: <Document extends AnyDocument>(document: Document): Document => {
      let handle = handles.get(document._id)
      // A document may come back under its id as one of another type.
      if (handle?._type !== document._type) {
        handle = markHandle(createHandle(document, { shown, bits, graph }))
        handles.set(document._id, handle)
        shown.set(document._id, document)
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it stands for this document.
      return handle as Document
    },
    show: (document) => {
      const before = shown.get(document._id)
      if (before === document) return
      shown.set(document._id, document)
      if (before === undefined) tell(document._type, document._id, ALL_FIELDS)
      else tell(document._type, document._id, changedFields(before, document))
    },
    drop: (document) => {
      // What was shown stays behind it: whoever still holds it is about to be forgotten.
      tell(document._type, document._id, ALL_FIELDS)
    },
  }
}
