import type { CommentStatus } from './commentStatus.ts'
import { leave, moveTo, startCursor, step, targets, toggle } from './cursor.ts'
import type { Cursor } from './cursor.ts'
import type { ModerationCommand } from './moderationKeys.ts'
import type { Decisions } from './useDecisions.ts'
import type { Listing } from './useListing.ts'
import type { Reading } from './useReading.ts'

/** What hands can do in the tool, by key or by pointer. */
export interface ModerationCommands {
  obey(command: ModerationCommand): void
  decide(status: CommentStatus): void
  /** Goes to a listed comment, selecting on the way as the held keys say. */
  pick(id: string, held: { readonly extend: boolean; readonly toggle: boolean }): void
}

/** The commands on what is listed and read at this moment. */
export function moderationCommands(
  listing: Listing,
  reading: Reading,
  decisions: Decisions,
  places: { toSearch(): void; showHelp(): void },
): ModerationCommands {
  const { ids, cursor, comments, filter, setCursor } = listing
  const move = (next: Cursor): void => {
    reading.open(undefined)
    setCursor(next)
  }
  const decide = (status: CommentStatus): void => {
    if (reading.isOpened) {
      if (reading.comment) void decisions.decide([reading.comment], status)
      return
    }
    const about = targets(cursor)
    const leaves = filter.status !== undefined && filter.status !== status
    if (leaves) move(leave(cursor, ids, about))
    void decisions.decide(
      comments.filter(({ id }) => about.includes(id)),
      status,
    )
  }
  const undo = async (): Promise<void> => {
    const id = await decisions.undo()
    if (id !== undefined) setCursor({ ...startCursor, id, index: cursor.index })
  }
  const obey = (command: ModerationCommand): void => {
    switch (command.kind) {
      case 'step':
        return move(step(cursor, ids, command.by, command.extend))
      case 'decide':
        return decide(command.status)
      case 'reply':
        return reading.setReplying(true)
      case 'undo':
        return void undo()
      case 'toggle':
        return cursor.id === undefined ? undefined : setCursor(toggle(cursor, cursor.id))
      case 'selectAll':
        return setCursor({ ...cursor, selected: new Set(ids) })
      case 'clear':
        return move({ ...cursor, selected: new Set() })
      case 'search':
        return places.toSearch()
      case 'help':
        return places.showHelp()
    }
  }
  return {
    obey,
    decide,
    pick: (id, held) => {
      const moved = moveTo(cursor, ids, id, held.extend)
      move(held.toggle ? toggle(moved, id) : moved)
    },
  }
}
