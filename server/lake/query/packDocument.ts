import { isDocument, isJsonObject, type SanityDocument } from '../documents/document.ts'
import { openTextStore, type StoredText, type TextStore } from './textStore.ts'

/** Lists with fewer objects than this are not worth the trouble. */
const FEWEST = 8

/** Packed parts of a document that were read lately, unpacked. */
const MOST_UNPACKED = 256

const PACKED: unique symbol = Symbol('packed')

/** The packed attributes of a document. */
type PackedAttributes = Readonly<Record<string, StoredText>>

/**
 * The same document, with long lists of objects (a body, say) packed on disk until they are read, as far
 * as there is room. As objects the bodies of 100,000 articles take some 3 GB, and packed 0.3; unpacking
 * one of 15 KB takes a tenth of a millisecond.
 */
export function packDocument(document: SanityDocument): SanityDocument {
  const long = Object.entries(document).filter(([, value]) => isLong(value))
  // A document may have an attribute of this name, which cannot be set like others.
  if (long.length === 0 || Object.hasOwn(document, '__proto__')) return document
  const packed: Record<string, StoredText> = {}
  try {
    for (const [name, value] of long) packed[name] = texts().put(JSON.stringify(value))
  } catch {
    return document
  }
  return assemble(document, packed)
}

let opened: TextStore | undefined
/** Those of this thread. */
const texts = (): TextStore => (opened ??= openTextStore())

/** A copy with other attributes; what is packed stays so, and is shared. */
export function copyDocument(
  document: SanityDocument,
  attributes: Readonly<Record<string, unknown>>,
): SanityDocument {
  const packed = packedOf(document)
  if (packed === undefined) return { ...document, ...attributes }
  return assemble(document, packed, attributes)
}

/**
 * The JSON of what a query found, as JSON.stringify gives it; undefined for what JSON knows not. What is
 * packed in a document, or in those of a list, is passed on as the text that it is.
 */
export function jsonOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.some((each) => packedIn(each))) return jsonOfOne(value)
  return `[${value.map((each) => jsonOfOne(each) ?? 'null').join(',')}]`
}

function jsonOfOne(value: unknown): string | undefined {
  const packed = packedIn(value)
  if (packed === undefined || !isJsonObject(value)) return JSON.stringify(value)
  const attributes = Object.keys(value).flatMap((name) => {
    const text = Object.hasOwn(packed, name) ? packed[name] : undefined
    const json = text === undefined ? JSON.stringify(value[name]) : texts().read(text)
    return json === undefined ? [] : `${JSON.stringify(name)}:${json}`
  })
  return `{${attributes.join(',')}}`
}

/**
 * What an attribute of a document is known by for as long as there is the document: what is packed is
 * another object each time it is read.
 */
export function identityOf(document: object, attribute: string): object | undefined {
  const packed = packedOf(document)
  if (packed !== undefined && Object.hasOwn(packed, attribute)) return packed[attribute]
  const value: unknown = Object.hasOwn(document, attribute) && Reflect.get(document, attribute)
  return typeof value === 'object' && value !== null ? value : undefined
}

/** @param packed attributes that are not read from `source` */
function assemble(
  source: SanityDocument,
  packed: PackedAttributes,
  attributes: Readonly<Record<string, unknown>> = {},
): SanityDocument {
  const document: Record<string, unknown> = {}
  for (const name of Object.keys(source)) {
    if (Object.hasOwn(packed, name)) Object.defineProperty(document, name, accessorOf(name))
    else document[name] = source[name]
  }
  Object.assign(document, attributes)
  Object.defineProperty(document, PACKED, { value: packed })
  if (!isDocument(document)) throw new Error('What was packed is no document.')
  return document
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) && value.length >= FEWEST && value.some((each) => isJsonObject(each))
}

function packedIn(value: unknown): PackedAttributes | undefined {
  return typeof value === 'object' && value !== null ? packedOf(value) : undefined
}

const unpacked = new Map<StoredText, unknown>()

function unpack(text: StoredText): unknown {
  const known = unpacked.get(text)
  if (known !== undefined) return known
  const value: unknown = JSON.parse(texts().read(text))
  const [oldest] = unpacked.keys()
  if (unpacked.size >= MOST_UNPACKED && oldest !== undefined) unpacked.delete(oldest)
  unpacked.set(text, value)
  return value
}

const packedOf = (document: object): PackedAttributes | undefined => Reflect.get(document, PACKED)

const accessors = new Map<string, PropertyDescriptor>()

/** One for all documents, so that they are objects of the same shape. */
function accessorOf(name: string): PropertyDescriptor {
  const known = accessors.get(name) ?? {
    get(this: object): unknown {
      const text = packedOf(this)?.[name]
      return text === undefined ? undefined : unpack(text)
    },
    enumerable: true,
    configurable: true,
  }
  accessors.set(name, known)
  return known
}
