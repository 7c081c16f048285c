/**
 * Anything that can change: a document (its fields are bits), a list, the answer of a selector. It
 * knows which runs of readers read it. An archive has millions of readings, so that they are numbers,
 * and the readings of runs that are over stay until there is no room.
 */
export interface Cell {
  /** Pairs: the number of a run, and the parts of the cell that it read, as bits. */
  readings: number[]
  /** When `readings` is as long as this, those of runs that are over are thrown away. */
  limit: number
}

/** The cells of one document: its own, and the one that stands for all of its type. */
export interface DocumentCells {
  readonly one: Cell
  readonly all: Cell
}

const FIRST_LIMIT = 8

/** A cell that nobody has read. */
export function createCell(): Cell {
  return { readings: [], limit: FIRST_LIMIT }
}

/** Notes that a run read `bits`; one that is noted twice read both. */
export function noteReading(
  cell: Cell,
  { run, bits }: { readonly run: number; readonly bits: number },
  isOver: (run: number) => boolean,
): void {
  if (cell.readings.length >= cell.limit) {
    cell.readings = withoutThoseOf(cell.readings, isOver)
    cell.limit = Math.max(FIRST_LIMIT, cell.readings.length * 2)
  }
  // An array that grows by itself makes room for 17: most cells are read by two.
  if (cell.readings.length < FIRST_LIMIT) cell.readings = [...cell.readings, run, bits]
  else cell.readings.push(run, bits)
}

/** Each run that is not over, with what it read. */
export function* readingsOf(
  cell: Cell,
  isOver: (run: number) => boolean,
): Generator<readonly [run: number, bits: number]> {
  const { readings } = cell
  for (let at = 0; at < readings.length; at += 2) {
    const [run = 0, bits = 0] = [readings[at], readings[at + 1]]
    if (!isOver(run)) yield [run, bits]
  }
}

function withoutThoseOf(readings: readonly number[], isOver: (run: number) => boolean): number[] {
  const kept: number[] = []
  for (let at = 0; at < readings.length; at += 2) {
    const [run = 0, bits = 0] = [readings[at], readings[at + 1]]
    if (!isOver(run)) kept.push(run, bits)
  }
  return kept
}
