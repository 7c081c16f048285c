import { isJsonObject, type SanityDocument } from '../../documents/document.ts'
import { attributesOf, elementsOf, type Step, type Traced } from './traced.ts'

/** Where the parts of a result come from, as `@sanity/client` reads it. */
export interface ContentSourceMap {
  readonly documents: { readonly _id: string; readonly _type: string }[]
  readonly paths: string[]
  readonly mappings: Record<string, Mapping>
}

interface Mapping {
  readonly type: 'value'
  readonly source: {
    readonly type: 'documentValue'
    readonly document: number
    readonly path: number
  }
}

/**
 * The source map of a result. What a single place in a document gave is mapped once, with all that
 * is inside it; a computed value is not mapped.
 * @param withKeys whether elements are named by their `_key`, where they have one
 */
export function sourceMapOf(traced: Traced, result: unknown, withKeys: boolean): ContentSourceMap {
  const map: ContentSourceMap = { documents: [], paths: [], mappings: {} }
  const documents = new Map<string, number>()
  const paths = new Map<string, number>()
  const numberOf = <T>(known: Map<string, number>, list: T[], key: string, entry: T): number => {
    const number = known.get(key) ?? list.push(entry) - 1
    known.set(key, number)
    return number
  }
  const visit = (each: Traced, found: unknown, at: string): void => {
    if (each.kind === 'value' || found === null || found === undefined) return
    if (each.kind === 'source') {
      if (!isSame(each.value, found)) return
      const { _id, _type, _originalId: originalId } = each.document
      const id = typeof originalId === 'string' ? originalId : _id
      const document = numberOf(documents, map.documents, id, { _id: id, _type })
      const text = sourcePath(each.document, each.path, withKeys)
      const path = numberOf(paths, map.paths, text, text)
      map.mappings[at] = { type: 'value', source: { type: 'documentValue', document, path } }
      return
    }
    if (Array.isArray(found)) {
      const elements = elementsOf(each) ?? []
      if (elements.length !== found.length) return
      elements.forEach((element, position) =>
        visit(element, found[position], `${at}${segment(position)}`),
      )
    } else if (isJsonObject(found)) {
      for (const [name, attribute] of attributesOf(each)) {
        visit(attribute, found[name], `${at}${segment(name)}`)
      }
    }
  }
  visit(traced, result, '$')
  return map
}

// Tracing follows a query by its own rules: what does not agree with the answer is left out.
function isSame(source: unknown, found: unknown): boolean {
  return source === found || JSON.stringify(source) === JSON.stringify(found)
}

function sourcePath(document: SanityDocument, path: readonly Step[], withKeys: boolean): string {
  let text = '$'
  let value: unknown = document
  for (const step of path) {
    if (typeof step === 'number') {
      const element: unknown = Array.isArray(value) ? value[step] : undefined
      const key = isJsonObject(element) ? element['_key'] : undefined
      text += withKeys && typeof key === 'string' ? keySegment(key) : segment(step)
      value = element
    } else {
      text += segment(step)
      value = isJsonObject(value) ? value[step] : undefined
    }
  }
  return text
}

const escapes: Record<string, string> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

function segment(step: Step): string {
  if (typeof step === 'number') return `[${String(step)}]`
  return `['${step.replace(/[\f\n\r\t'\\]/g, (found) => escapes[found] ?? found)}']`
}

function keySegment(key: string): string {
  return `[?(@._key=='${key.replace(/['\\]/g, (found) => escapes[found] ?? found)}')]`
}
