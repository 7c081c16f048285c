import type { CellNumbers } from './cellNumbers.ts'
import type { Readings } from './readings.ts'

/** What pages read, to be kept in a file. */
export interface RememberedReads {
  /** The keys of all cells, each once. */
  readonly keys: readonly string[]
  /** The cells that pages read: each kind with the places of their keys in `keys`. */
  readonly cells: readonly (readonly [kind: string, keys: Int32Array<ArrayBuffer>])[]
  readonly pages: readonly string[]
  /** Of each cell, in order: how many readings, and for each the place of a page in `pages`, and bits. */
  readonly readings: Int32Array<ArrayBuffer>
}

/** One cell of those that pages read. */
export interface RememberedCell {
  readonly kind: string
  readonly key: string
  /** Pairs: the place of a page, and bits. */
  readonly readings: Int32Array
}

/**
 * Writes down the readings of `pages`.
 * @param given.placeOf the place in `pages` of who ran with this number; `undefined` for others.
 */
export function rememberReads(
  pages: readonly string[],
  given: {
    readonly cells: CellNumbers
    readonly readings: Readings
    readonly placeOf: (run: number) => number | undefined
  },
): RememberedReads {
  const { cells, readings, placeOf } = given
  const places = new Map<string, number>()
  const kinds: (readonly [string, Int32Array<ArrayBuffer>])[] = []
  // Each cell that is written has a reading at least: never more than its count, and two of each.
  const written = new Int32Array(readings.count * 3)
  let end = 0
  for (const [kind, members] of cells.kinds()) {
    const keys: number[] = []
    for (const [key, cell] of members) {
      const start = end
      end += 1
      for (const [run, bits] of readings.of(cell)) {
        const page = placeOf(run)
        if (page === undefined) continue
        written[end] = page
        written[end + 1] = bits
        end += 2
      }
      written[start] = (end - start - 1) / 2
      if (written[start] === 0) end = start
      else keys.push(placeIn(places, key))
    }
    kinds.push([kind, Int32Array.from(keys)])
  }
  return { keys: [...places.keys()], cells: kinds, pages, readings: written.slice(0, end) }
}

/** The cells in what was written down. */
export function* rememberedCells(reads: RememberedReads): Generator<RememberedCell> {
  let at = 0
  for (const [kind, keys] of reads.cells) {
    for (const place of keys) {
      const start = at + 1
      at = start + (reads.readings[at] ?? 0) * 2
      yield { kind, key: reads.keys[place] ?? '', readings: reads.readings.subarray(start, at) }
    }
  }
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size
  places.set(key, place)
  return place
}
