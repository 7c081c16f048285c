import { readProperty } from './readProperty.ts'

/**
 * A path in Sanity's form, list members by their key where they have one:
 * `body[_key=="a1"].alt`, `tags[0]`. Empty for the document itself.
 * See https://www.sanity.io/docs/content-lake/json-match
 */
export function sanityPath(document: unknown, path: readonly PropertyKey[]): string {
  let current = document
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') {
      const member: unknown = Array.isArray(current) ? current[step] : undefined
      const key = readProperty(member, '_key')
      text += typeof key === 'string' ? `[_key==${JSON.stringify(key)}]` : `[${step}]`
      current = member
    } else {
      const name = String(step)
      text += text === '' ? name : `.${name}`
      current = readProperty(current, name)
    }
  }
  return text
}
