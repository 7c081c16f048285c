import { isDeepStrictEqual } from 'node:util'
import { type AnyDocument, isOfTypeOf } from './anyDocument.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { ALL_FIELDS, createFieldBits, type FieldBits, type FieldsOfType } from './fieldBits.ts'
import { IS_HANDLE } from './isSameValue.ts'
import type { DocumentCells } from './reader.ts'

/** Documents as pages meet them: each is one object for ever, and notes the fields that are read. */
export interface DocumentHandles {
  /** The fields of each type in the order of their bits. */
  fields(): Readonly<Record<string, readonly string[]>>
  /** The object that stands for this document. */
  of<Document extends AnyDocument>(document: Document): Document
  /** Notes that whoever runs now read these fields of all documents of a type. */
  note(type: string, fields: readonly string[]): void
  /** Puts `document` behind the object that stands for it, and tells the graph which fields differ. */
  show(document: AnyDocument): void
  /** Tells the graph that there is no such document any more. */
  drop(document: AnyDocument): void
}

/** What stands behind a handle at this moment, and how its reads are noted. */
interface Shown extends AnyDocument, DocumentCells {
  document: AnyDocument
  readonly fields: FieldsOfType
  readonly graph: DependencyGraph
  /** Whoever reads one field reads others: most reads are known to be noted by looking here. */
  lastRun: number
  lastBits: number
}

function newShown(document: AnyDocument, bits: FieldBits, graph: DependencyGraph): Shown {
  const { _id, _type } = document
  const [one, all] = [graph.cell('document', _id), graph.cell('all', _type)]
  const fields = bits.ofType(_type)
  return { _id, _type, one, all, document, fields, graph, lastRun: 0, lastBits: 0 }
}

function note(shown: Shown, read: number): void {
  const { graph, lastRun, lastBits } = shown
  const { reader } = graph
  if (reader === undefined || (reader.run === lastRun && (lastBits & read) === read)) return
  graph.noteDocument(reader, shown, read)
  shown.lastBits = reader.run === lastRun ? lastBits | read : read
  shown.lastRun = reader.run
}

/** The same for all: a site has as many handles as documents. */
const HANDLER: ProxyHandler<Shown> = {
  get: (shown, field) => {
    if (field === IS_HANDLE) return true
    // These two never change.
    if (typeof field === 'string' && field !== '_id' && field !== '_type') {
      note(shown, shown.fields.bitOf(field))
    }
    return Reflect.get(shown.document, field)
  },
  has: (shown, field) => {
    if (typeof field === 'string') note(shown, shown.fields.bitOf(field))
    return Reflect.has(shown.document, field)
  },
  ownKeys: (shown) => {
    note(shown, ALL_FIELDS)
    return Reflect.ownKeys(shown.document)
  },
  getOwnPropertyDescriptor: (shown, field) => {
    note(shown, ALL_FIELDS)
    const found = Reflect.getOwnPropertyDescriptor(shown.document, field)
    // A proxy may show no fixed property that its target has not.
    return found && { ...found, configurable: true, writable: true }
  },
  set: () => false,
  deleteProperty: () => false,
  defineProperty: () => false,
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
    graph.change('document', id, changed)
    graph.change('all', type, changed)
  }

  const handleOf = <Document extends AnyDocument>(document: Document): Document => {
    const known = handles.get(document._id)?.handle
    // A document may come back under its id as one of another type.
    if (known !== undefined && isOfTypeOf(known, document)) return known
    const shown = newShown(document, bits, graph)
    handles.set(document._id, { handle: new Proxy<Shown>(shown, HANDLER), shown })
    return handleOf(document)
  }

  return {
    fields: () => bits.all(),
    of: handleOf,
    note: (type, fields) => {
      const { bitOf } = bits.ofType(type)
      graph.note(
        'all',
        type,
        fields.reduce((sum, field) => sum | bitOf(field), 0),
      )
    },
    show: (document) => {
      const known = handles.get(document._id)
      if (known === undefined || !isOfTypeOf(known.handle, document)) {
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
