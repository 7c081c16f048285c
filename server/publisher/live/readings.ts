/**
 * Which runs of readers read which parts of which cells. An archive has ten million readings: they are
 * three numbers each, in blocks, without an object of their own.
 */
export interface Readings {
  /** Those that take up room, of runs that are over as well. */
  readonly count: number
  /** Notes that a run read `bits` of a cell; one that is noted twice read both. */
  note(cell: number, run: number, bits: number): void
  /** Each reading of a cell, the last that was noted first, of runs that are over as well. */
  of(cell: number): Generator<readonly [run: number, bits: number]>
  /** Makes room: drops the readings of runs that are over. */
  sweep(isOver: (run: number) => boolean): void
}

/** No readings yet. */
export function createReadings(): Readings {
  const places = createPlaces()
  /** The place of the first reading of each cell. */
  const first: number[] = []

  const sweepCell = (cell: number, isOver: (run: number) => boolean): void => {
    let before = NONE
    let place = first[cell] ?? NONE
    while (place !== NONE) {
      const next = places.get(place, NEXT)
      if (!isOver(places.get(place, RUN))) before = place
      else {
        if (before === NONE) first[cell] = next
        else places.set(before, NEXT, next)
        places.free(place)
      }
      place = next
    }
  }

  return {
    get count() {
      return places.taken()
    },
    note: (cell, run, bits) => {
      while (first.length <= cell) first.push(NONE)
      const place = places.take()
      places.set(place, RUN, run)
      places.set(place, BITS, bits)
      places.set(place, NEXT, first[cell] ?? NONE)
      first[cell] = place
    },
    of: function* (cell) {
      for (let at = first[cell] ?? NONE; at !== NONE; at = places.get(at, NEXT)) {
        yield [places.get(at, RUN), places.get(at, BITS)]
      }
    },
    sweep: (isOver) => {
      for (const cell of first.keys()) sweepCell(cell, isOver)
    },
  }
}

/** Readings in a block; a power of two. */
const BLOCK = 1 << 16
/** A reading is its run, its bits, and the place of the next one of its cell. */
const WIDTH = 3
const [RUN, BITS, NEXT] = [0, 1, 2]
/** The place that no reading has. */
const NONE = 0

/** Places for three numbers each. */
function createPlaces() {
  const blocks: Int32Array[] = []
  let end = 1
  let free = NONE
  let taken = 0

  const get = (place: number, part: number): number =>
    blocks[Math.floor(place / BLOCK)]?.[(place % BLOCK) * WIDTH + part] ?? 0
  const set = (place: number, part: number, value: number): void => {
    const block = (blocks[Math.floor(place / BLOCK)] ??= new Int32Array(BLOCK * WIDTH))
    block[(place % BLOCK) * WIDTH + part] = value
  }
  return {
    get,
    set,
    taken: () => taken,
    take: (): number => {
      taken += 1
      if (free === NONE) return end++
      const place = free
      free = get(place, NEXT)
      return place
    },
    /** Free places are a chain, as the readings of a cell. */
    free: (place: number): void => {
      taken -= 1
      set(place, NEXT, free)
      free = place
    },
  }
}
