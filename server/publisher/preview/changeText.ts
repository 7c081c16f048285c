/** A part of a text that is replaced; nothing is taken away when `length` is 0. */
export interface Change {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** The text with all changes, which must not overlap; those at one place in the order given. */
export function changeText(text: string, changes: readonly Change[]): string {
  const parts: string[] = []
  let end = 0
  for (const change of changes.toSorted((one, other) => one.at - other.at)) {
    parts.push(text.slice(end, change.at), change.text)
    end = change.at + change.length
  }
  return parts.join('') + text.slice(end)
}
