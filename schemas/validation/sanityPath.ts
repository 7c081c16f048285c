import { readProperty } from './readProperty.ts'

/** A step of a path in Sanity's form: a field, a member of a list by its key, or by its place. */
export type SanitySegment = string | number | { readonly _key: string }

/** A path of fields and places as Sanity has it: list members by their key where they have one. */
export function sanitySegments(document: unknown, path: readonly PropertyKey[]): SanitySegment[] {
  let current = document
  return path.map((step) => {
    if (typeof step !== 'number') {
      const name = String(step)
      current = readProperty(current, name)
      return name
    }
    const member: unknown = Array.isArray(current) ? current[step] : undefined
    const key = readProperty(member, '_key')
    current = member
    return typeof key === 'string' ? { _key: key } : step
  })
}

/**
 * A path in Sanity's form, list members by their key where they have one:
 * `body[_key=="a1"].alt`, `tags[0]`. Empty for the document itself.
 * See https://www.sanity.io/docs/content-lake/json-match
 */
export function sanityPath(document: unknown, path: readonly PropertyKey[]): string {
  return sanitySegments(document, path).reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`
    if (typeof segment === 'object') return `${text}[_key==${JSON.stringify(segment._key)}]`
    return text === '' ? segment : `${text}.${segment}`
  }, '')
}
