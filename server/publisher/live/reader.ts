/** The cells of one document: its own, and the one that stands for all of its type. */
export interface DocumentCells {
  readonly one: number
  readonly all: number
}

/** Something that reads: a page, a route's list of pages, a selector, a grouping. */
export interface Reader {
  /** The number of its last run: what the runs before read does not count any more. */
  run: number
  /** How many readings of this run were noted. */
  noted: number
  /** What this run read so far. Nothing when the run has ended. */
  reading: Reading | undefined
}

/** What a run reads while it lasts. */
interface Reading {
  /** Cell → the parts of it, as bits. */
  readonly cells: Map<number, number>
  /** How many documents of each type were read one by one. */
  readonly documents: Map<number, number>
}

/** A page, or a route's list of pages. */
export interface PageReader extends Reader {
  readonly name: string
}

/** A selector with its arguments, or a grouping. */
export interface Computation extends Reader {
  /** Of its answer; a map has one for each entry beside it. */
  readonly cell: number
  /** The name of a map, by which its entries are known. */
  readonly map: string | undefined
  readonly compute: () => unknown
  value: unknown
  isStale: boolean
}

/** Tells computations from pages. */
export const isComputation = (reader: Reader): reader is Computation => 'compute' in reader
