/**
 * Numbers of cells. A cell is anything that can change: a document (its fields are bits), a list, the
 * answer of a selector. Its name has two parts, since an archive has a million cells: the kind is one
 * text for all that share it, and the key is mostly the id of a document, which is there already.
 */
export interface CellNumbers {
  /** The number of a cell, given at the first time it is asked for: from 0, without gaps. */
  of(kind: string, key: string): number
  /** The number of a cell that somebody asked for before. */
  known(kind: string, key: string): number | undefined
  /** All cells: of each kind, the keys and the numbers. */
  kinds(): Iterable<readonly [kind: string, cells: ReadonlyMap<string, number>]>
}

/** Numbers of no cells yet. */
export function createCellNumbers(): CellNumbers {
  const kinds = new Map<string, Map<string, number>>()
  let count = 0
  return {
    of: (kind, key) => {
      let cells = kinds.get(kind)
      if (cells === undefined) kinds.set(kind, (cells = new Map<string, number>()))
      let cell = cells.get(key)
      if (cell === undefined) {
        cell = count
        count += 1
        cells.set(key, cell)
      }
      return cell
    },
    known: (kind, key) => kinds.get(kind)?.get(key),
    kinds: () => kinds,
  }
}
