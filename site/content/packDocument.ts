import { readStoredText, type StoredText, type TextStore } from './textStore.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** Lists of objects shorter than this, as JSON, are not worth the trouble. */
const SHORTEST = 600

const PACKED: unique symbol = Symbol('packed')

/** A text that was packed, and what was read from it, as long as somebody holds it. */
interface Packed {
  readonly stored: StoredText
  last: WeakRef<object> | undefined
}

/**
 * The same document, with its texts (lists of objects: a body, a biography) put into
 * `texts` until they are read. As objects the bodies of 100,000 articles take some 5 GB, and packed 0.4:
 * they are on disk, where a page finds its own in a tenth of a millisecond.
 */
export function packDocument(document: RawDocument, texts: TextStore): RawDocument {
  const packed: Record<string, Packed> = {}
  const light: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(document)) {
    const json = textOf(value)
    if (json === undefined) light[field] = value
    else {
      packed[field] = { stored: texts.put(json), last: undefined }
      Object.defineProperty(light, field, {
        get: getterOf(field),
        enumerable: true,
        configurable: true,
      })
    }
  }
  Object.defineProperty(light, PACKED, { value: packed })
  return light
}

function textOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.some(isObject)) return undefined
  const json = JSON.stringify(value)
  return json.length < SHORTEST ? undefined : json
}

const getters = new Map<string, (this: object) => unknown>()

/** One function for all documents, so that they are objects of the same shape. */
function getterOf(field: string): (this: object) => unknown {
  const known =
    getters.get(field) ??
    function unpack(this: object): unknown {
      const packed: Packed | undefined = Reflect.get(this, PACKED)?.[field]
      if (packed === undefined) return undefined
      const last = packed.last?.deref()
      if (last !== undefined) return last
      const value: unknown = JSON.parse(readStoredText(packed.stored))
      if (!Array.isArray(value)) throw new Error(`What was packed of "${field}" is no list.`)
      packed.last = new WeakRef(value)
      return value
    }
  getters.set(field, known)
  return known
}
