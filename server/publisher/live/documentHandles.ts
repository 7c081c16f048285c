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
  /** The fields of each type in the order of their bits. */
  fields(): Readonly<Record<string, readonly string[]>>
  /** The object that stands for this document. */
  of<Document extends AnyDocument>(document: Document): Document
  /** Puts `document` behind the object that stands for it, and tells the graph which fields differ. */
  show(document: AnyDocument): void
  /** Tells the graph that there is no such document any more. */
  drop(document: AnyDocument): void
}

/** What stands behind a handle at this moment. */
interface Shown {
  document: AnyDocument
}

function createHandle(
  shown: Shown,
  { bits, graph }: { readonly bits: FieldBits; readonly graph: DependencyGraph },
): AnyDocument {
  const { _id, _type } = shown.document
  const cells = { one: graph.cell(`document:${_id}`), all: graph.cell(`all:${_type}`) }
  const fields = bits.ofType(_type)
  // Whoever reads one field reads others: most reads are known to be noted by looking here.
  let lastRun = 0
  let lastBits = 0
  const note = (read: number): void => {
    const { reader } = graph
    if (reader === undefined || (reader.run === lastRun && (lastBits & read) === read)) return
    graph.noteDocument(reader, cells, read)
    lastBits = reader.run === lastRun ? lastBits | read : read
    lastRun = reader.run
  }
  return new Proxy(
    { _id, _type },
    {
      get: (_, field) => {
        if (field === '_id') return _id
        if (field === '_type') return _type
        if (typeof field === 'string') note(fields.bitOf(field))
        return Reflect.get(shown.document, field)
      },
      has: (_, field) => {
        if (typeof field === 'string') note(fields.bitOf(field))
        return Reflect.has(shown.document, field)
      },
      ownKeys: () => {
        note(ALL_FIELDS)
        return Reflect.ownKeys(shown.document)
      },
      getOwnPropertyDescriptor: (_, field) => {
        note(ALL_FIELDS)
        const found = Reflect.getOwnPropertyDescriptor(shown.document, field)
        // A proxy may show no fixed property that its target has not.
        return found && { ...found, configurable: true, writable: true }
      },
      set: () => false,
      deleteProperty: () => false,
      defineProperty: () => false,
    },
  )
}

/**
 * Makes handles whose reads go to `graph`.
 * @param fields those that have a bit already, of each type, in order.
 */
export function createDocumentHandles(
  graph: DependencyGraph,
  fields: Readonly<Record<string, readonly string[]>> = {},
): DocumentHandles {
  const bits = createFieldBits()
  for (const [type, names] of Object.entries(fields)) {
    const numbers = bits.ofType(type)
    for (const name of names) numbers.bitOf(name)
  }
  const handles = new Map<string, { readonly handle: AnyDocument; readonly shown: Shown }>()

  const changedFields = (before: AnyDocument, after: AnyDocument): number => {
    const fields = bits.ofType(after._type)
    let changed = 0
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!isDeepStrictEqual(Reflect.get(before, field), Reflect.get(after, field))) {
        changed |= fields.bitOf(field)
      }
    }
    return changed
  }

  const tell = (type: string, id: string, changed: number): void => {
    if (changed === 0) return
    graph.change(`document:${id}`, changed)
    graph.change(`all:${type}`, changed)
  }

  const standIn = (document: AnyDocument): AnyDocument => {
    const known = handles.get(document._id)
    // A document may come back under its id as one of another type.
    if (known?.handle._type === document._type) return known.handle
    const shown = { document }
    const handle = markHandle(createHandle(shown, { bits, graph }))
    handles.set(document._id, { handle, shown })
    return handle
  }

  return {
    fields: () => bits.all(),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it stands for this document.
    of: <Document extends AnyDocument>(document: Document) => standIn(document) as Document,
    show: (document) => {
      const known = handles.get(document._id)
      if (known === undefined || known.handle._type !== document._type) {
        tell(document._type, document._id, ALL_FIELDS)
        return
      }
      const before = known.shown.document
      if (before === document) return
      known.shown.document = document
      tell(document._type, document._id, changedFields(before, document))
    },
    drop: (document) => {
      // What was shown stays behind it: whoever still holds it is about to be forgotten.
      tell(document._type, document._id, ALL_FIELDS)
    },
  }
}
