// As groq-js 2.0.1 does it (dist/shared: matchTokenize and matchPatternRegex, not exported). The
// version is pinned exactly; the conformance tests compare the answers.
const words = /([^!@#$%^&*(),\\/?";:{}|[\]+<>\s-])+/g
const patterns = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g

/** The words of a text as `match` takes them. */
export function matchTokens(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => (typeof each === 'string' ? matchTokens(each) : []))
  }
  return typeof value === 'string' ? (withoutEdgeDots(value).match(words) ?? []) : []
}

/** The terms of a pattern; each must fit a word of the text. */
export function matchTerms(pattern: string): string[] {
  const terms = withoutEdgeDots(pattern).match(patterns) ?? []
  return terms.map((term) => term.slice(0, 1024))
}

/** Without the runs of dots that touch a word: `/(\b\.+|\.+\b)/g`, in linear time. */
function withoutEdgeDots(text: string): string {
  if (!text.includes('.')) return text
  const isWord = (at: number): boolean => /\w/.test(text.charAt(at))
  return text.replace(/\.+/g, (run, at: number) =>
    isWord(at - 1) || isWord(at + run.length) ? '' : run,
  )
}
