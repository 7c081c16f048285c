// As groq-js 2.0.1 does it (dist/shared: matchTokenize and matchPatternRegex, not exported). The
// version is pinned exactly; the conformance tests compare the answers.
const edgeDots = /(\b\.+|\.+\b)/g
const words = /([^!@#$%^&*(),\\/?";:{}|[\]+<>\s-])+/g
const patterns = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g

/** The words of a text as `match` takes them. */
export function matchTokens(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => (typeof each === 'string' ? matchTokens(each) : []))
  }
  return typeof value === 'string' ? (value.replace(edgeDots, '').match(words) ?? []) : []
}

/** One expression for each word of a pattern; each must match a word of the text. */
export function matchPatterns(pattern: string): RegExp[] {
  const terms = pattern.replace(edgeDots, '').match(patterns) ?? []
  return terms.map((term) => new RegExp(`^${term.slice(0, 1024).replace(/\*/g, '.*')}$`, 'i'))
}
