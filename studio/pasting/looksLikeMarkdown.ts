const signs: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^(?:[-*+]|\d{1,3}[.)]) \S.*\n(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^> \S/m,
  /^(?:```|~~~)/m,
  /!?\[[^\]\n]+\]\([^)\s]+\)/,
  /(?:^|\W)(?:\*\*|__)\S[^*_\n]*\S(?:\*\*|__)(?:\W|$)/,
  /^\|.+\|\n\|[ :|-]+\|/m,
  /^\[\^\w+\]: /m,
]

/** Whether a plain text was written in Markdown, as far as one can tell. */
export function looksLikeMarkdown(text: string): boolean {
  return signs.some((sign) => sign.test(text))
}
