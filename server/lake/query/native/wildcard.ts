/**
 * Whether a word fits a pattern as `match` of groq-js 2.0.1 has it: `*` stands for anything, `.`
 * for any one character, and case is ignored as in a regular expression without Unicode rules.
 * Both must be folded. Takes at most their lengths multiplied, however many `*` there are.
 */
export function fitsWildcard(word: string, pattern: string): boolean {
  let at = 0
  let position = 0
  let star = -1
  let resume = 0
  while (at < word.length) {
    const expected = pattern[position]
    if (expected === '*') {
      star = position
      resume = at
      position++
    } else if (expected === '.' || (expected !== undefined && expected === word[at])) {
      position++
      at++
    } else if (star >= 0) {
      position = star + 1
      resume++
      at = resume
    } else return false
  }
  while (pattern[position] === '*') position++
  return position === pattern.length
}

/** A text in which two characters are equal when a regular expression with `i` takes them so. */
export function foldCase(text: string): string {
  // eslint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toUpperCase()
  return Array.from({ length: text.length }, (_, position) => foldUnit(text.charAt(position))).join(
    '',
  )
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase()
  const leavesPlane = unit.charCodeAt(0) >= 128 && upper.charCodeAt(0) < 128
  return upper.length === 1 && !leavesPlane ? upper : unit
}
