/** Where the hands are in the list: on which comment, and its place when it was last seen. */
export interface Cursor {
  readonly id: string | undefined
  readonly index: number
  /** The comments that are selected to act on together. */
  readonly selected: ReadonlySet<string>
}

/** At the top, with nothing selected. */
export const startCursor: Cursor = { id: undefined, index: 0, selected: new Set() }

/**
 * The cursor on the list as it is now. A comment that left the list hands the cursor to the one
 * that took its place; selected comments that left are no longer selected.
 */
export function settle(cursor: Cursor, ids: readonly string[]): Cursor {
  const found = cursor.id === undefined ? -1 : ids.indexOf(cursor.id)
  const index = found === -1 ? Math.max(0, Math.min(cursor.index, ids.length - 1)) : found
  const listed = new Set(ids)
  const stays = [...cursor.selected].every((id) => listed.has(id))
  const selected = stays
    ? cursor.selected
    : new Set([...cursor.selected].filter((id) => listed.has(id)))
  if (ids[index] === cursor.id && index === cursor.index && stays) return cursor
  return { id: ids[index], index, selected }
}

/** One step down (1) or up (-1), selecting what is passed when `extend`. */
export function step(cursor: Cursor, ids: readonly string[], by: 1 | -1, extend = false): Cursor {
  const here = settle(cursor, ids)
  const index = Math.max(0, Math.min(here.index + by, ids.length - 1))
  const passed = extend
    ? ids.slice(Math.min(here.index, index), Math.max(here.index, index) + 1)
    : []
  return { id: ids[index], index, selected: new Set([...here.selected, ...passed]) }
}

/** On this comment; with `extend`, everything between here and there is selected. */
export function moveTo(cursor: Cursor, ids: readonly string[], id: string, extend = false): Cursor {
  const index = ids.indexOf(id)
  if (index === -1) return cursor
  const here = settle(cursor, ids).index
  const between = extend ? ids.slice(Math.min(here, index), Math.max(here, index) + 1) : []
  return { id, index, selected: new Set([...cursor.selected, ...between]) }
}

/** Selects a comment, or lets it go. */
export function toggle(cursor: Cursor, id: string): Cursor {
  const others = [...cursor.selected].filter((selected) => selected !== id)
  const selected = new Set(cursor.selected.has(id) ? others : [...others, id])
  return { ...cursor, selected }
}

/** What an action is about: the selected comments, else the one under the cursor. */
export function targets(cursor: Cursor): readonly string[] {
  if (cursor.selected.size > 0) return [...cursor.selected]
  return cursor.id === undefined ? [] : [cursor.id]
}

/** After these were dealt with: on the first that stays from here on, else on the last. */
export function leave(cursor: Cursor, ids: readonly string[], gone: readonly string[]): Cursor {
  const here = settle(cursor, ids)
  const left = new Set(gone)
  const next = ids.slice(here.index).find((id) => !left.has(id))
  const remaining = ids.filter((id) => !left.has(id))
  const id = next ?? remaining.at(-1)
  return { id, index: id === undefined ? 0 : remaining.indexOf(id), selected: new Set() }
}
