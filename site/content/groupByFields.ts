import type { Content } from './content.ts'
import { type LongList, withFields } from './withFields.ts'

/** The documents of a list by every key that `keysOf` names from some of their fields, in its order. */
export function groupByFields<
  Name extends LongList,
  Field extends keyof Content[Name][number] & string,
>(
  content: Content,
  name: Name,
  fields: readonly Field[],
  keysOf: (read: Pick<Content[Name][number], Field>) => readonly string[],
): ReadonlyMap<string, readonly Content[Name][number][]> {
  const groups = new Map<string, Content[Name][number][]>()
  for (const [document, read] of withFields(content, name, fields)) {
    for (const key of keysOf(read)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [document])
      // A key may be named twice.
      else if (group.at(-1) !== document) group.push(document)
    }
  }
  return groups
}
