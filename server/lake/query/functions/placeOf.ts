// Strings and comments, which hold no calls.
const skipped = String.raw`"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|//[^\n]*`

/** Where a function is first called in a query; the whole query when it is not. */
export function placeOf(query: string, name: string): { start: number; end: number } {
  const calls = new RegExp(`${skipped}|(?<call>\\b${name})\\s*\\(`, 'g')
  for (const found of query.matchAll(calls)) {
    if (found.groups?.['call'] === undefined) continue
    return { start: found.index, end: found.index + name.length }
  }
  return { start: 0, end: query.length }
}

/** A query with something else in the place of each call of a name, up to its parenthesis. */
export function replaceCallText(
  query: string,
  name: string,
  replacement: (isEmpty: boolean) => string,
): string {
  const calls = new RegExp(
    `${skipped}|(?<call>(?<![\\w:$.])${name.replace('::', '::\\s*')}\\s*\\((?<end>\\s*\\))?)`,
    'g',
  )
  return query.replace(calls, (whole, ...rest) => {
    const groups: unknown = rest.at(-1)
    if (typeof groups !== 'object' || groups === null || !('call' in groups)) return whole
    if (groups.call === undefined) return whole
    const isEmpty = 'end' in groups && groups.end !== undefined
    return replacement(isEmpty)
  })
}
