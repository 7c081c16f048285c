import type { CellNumbers } from './cellNumbers.ts'
import { createNumberReader, createNumberWriter, type NumberWriter } from './numberBytes.ts'
import type { Readings } from './readings.ts'

/** What pages read, to be kept in a file. */
export interface RememberedReads {
  /** The keys of all cells, each once. */
  readonly keys: readonly string[]
  /** The cells that pages read: each kind with the places of their keys in `keys`. */
  readonly cells: readonly (readonly [kind: string, keys: Int32Array<ArrayBuffer>])[]
  readonly pages: readonly string[]
  /**
   * Of each cell, in order: how many readings, and for each how far its page is in `pages` from the
   * one before, and bits; see numberBytes.ts.
   */
  readonly readings: Uint8Array<ArrayBuffer>
}

/** One cell of those that pages read. */
export interface RememberedCell {
  readonly kind: string
  readonly key: string
  /** Pairs: the place of a page, and bits. */
  readonly readings: readonly number[]
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
  const written = createNumberWriter()
  for (const [kind, members] of cells.kinds()) {
    const keys: number[] = []
    for (const [key, cell] of members) {
      const found: number[] = []
      for (const [run, bits] of readings.of(cell)) {
        const page = placeOf(run)
        if (page !== undefined) found.push(page, bits)
      }
      if (found.length === 0) continue
      keys.push(placeIn(places, key))
      writeReadings(written, found)
    }
    kinds.push([kind, Int32Array.from(keys)])
  }
  return { keys: [...places.keys()], cells: kinds, pages, readings: written.bytes() }
}

/** The names of the cells in what was written down. */
export function* rememberedNames(
  reads: Pick<RememberedReads, 'keys' | 'cells'>,
): Generator<Pick<RememberedCell, 'kind' | 'key'>> {
  for (const [kind, keys] of reads.cells) {
    for (const place of keys) yield { kind, key: reads.keys[place] ?? '' }
  }
}

/** The cells in what was written down. */
export function* rememberedCells(reads: RememberedReads): Generator<RememberedCell> {
  const next = createNumberReader(reads.readings)
  for (const name of rememberedNames(reads)) yield { ...name, readings: readReadings(next) }
}

function writeReadings({ put }: NumberWriter, pairs: readonly number[]): void {
  put(pairs.length / 2)
  let last = 0
  for (let at = 0; at < pairs.length; at += 2) {
    const [page = 0, bits = 0] = [pairs[at], pairs[at + 1]]
    put(page - last)
    put(bits)
    last = page
  }
}

function readReadings(next: () => number): readonly number[] {
  const pairs: number[] = []
  let page = 0
  for (let left = next(); left > 0; left -= 1) {
    page += next()
    pairs.push(page, next())
  }
  return pairs
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size
  places.set(key, place)
  return place
}
