import { z } from 'zod'
import { fieldNames, nothingTyped, type Typed } from '../submission.ts'

const mostFields = 20

/** The content types that a comment may arrive in. */
export type FormType = 'form' | 'json'

/** The fields of a body, or why they cannot be taken; what could be read is kept all the same. */
export type FieldsOutcome =
  | { readonly kind: 'fields'; readonly typed: Typed }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'tooManyFields' | 'repeatedField'; readonly typed: Typed }

type Field = readonly [name: string, value: string]

const jsonFields = z.record(z.string(), z.unknown())
const jsonTyped = z.object(
  Object.fromEntries(fieldNames.map((name) => [name, z.string().nullish()])),
)

/** The content type of a request as one of ours; undefined when it is another. */
export function readFormType(headers: Headers): FormType | undefined {
  if (headers.has('content-encoding')) return undefined
  const [type = '', ...parameters] = (headers.get('content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) return undefined
  if (type === 'application/x-www-form-urlencoded') return 'form'
  return type === 'application/json' ? 'json' : undefined
}

/**
 * The form's fields from a body. Strict: bytes that are not UTF-8, broken percent-encoding or
 * JSON are `malformed`. A field that is not ours is counted and otherwise ignored.
 */
export function readFields(body: Uint8Array, type: FormType): FieldsOutcome {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return judge(type === 'json' ? fieldsOfJson(text) : fieldsOfForm(text))
  } catch {
    return { kind: 'malformed' }
  }
}

function judge(fields: readonly Field[]): FieldsOutcome {
  const firsts = new Map<string, string>()
  for (const [name, value] of fields) if (!firsts.has(name)) firsts.set(name, value)
  const known = fieldNames.map((name): Field => [name, firsts.get(name) ?? ''])
  const typed: Typed = { ...nothingTyped, ...Object.fromEntries(known) }
  if (fields.length > mostFields) return { kind: 'tooManyFields', typed }
  if (firsts.size < fields.length) return { kind: 'repeatedField', typed }
  return { kind: 'fields', typed }
}

/** https://url.spec.whatwg.org/#urlencoded-parsing, except that broken encoding throws. */
function fieldsOfForm(text: string): readonly Field[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): Field => {
      const equals = pair.indexOf('=')
      const name = equals < 0 ? pair : pair.slice(0, equals)
      return [decode(name), equals < 0 ? '' : decode(pair.slice(equals + 1))]
    })
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** A flat object of strings; a repeated name, which JSON.parse would hide, is found again. */
function fieldsOfJson(text: string): readonly Field[] {
  const value: unknown = JSON.parse(text)
  const fields = jsonFields.parse(value)
  const typed = jsonTyped.parse(fields)
  return namesInJson(text).map((name): Field => {
    return [name, Object.hasOwn(typed, name) ? (typed[name] ?? '') : '']
  })
}

/** The names in the outermost object of a valid JSON text, repeated ones included. */
function namesInJson(text: string): readonly string[] {
  const names: string[] = []
  let depth = 0
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (colon !== undefined && depth === 1) {
      names.push(z.string().parse(JSON.parse(token.slice(0, -colon.length))))
    }
  }
  return names
}
