import { AsyncLocalStorage } from 'node:async_hooks'
import { isSameValue } from './isSameValue.ts'

/** Anything that can change: a document (its fields are bits), a list, the answer of a selector. */
export interface Cell {
  /** Who read it, with the bits that they read. */
  readonly readers: Map<Reader, number>
}

/** Something that reads: a page, a route's list of pages, a selector, a grouping. */
export interface Reader {
  readonly name: string
  /** What it read in this run, as long as it runs: cell → the parts of it, as bits. */
  reads: Map<Cell, number>
  /** The cells that it read, when it is done: an archive has millions of reads. */
  kept: readonly Cell[]
  /** How many documents of each type it read one by one, as long as it runs. */
  documents: Map<Cell, number>
  readonly mostDocuments: number
}

interface Computation extends Reader {
  compute: () => unknown
  value: unknown
  isStale: boolean
  /** Says what a new value changes for those who read the old one. */
  readonly tell: (before: unknown, after: unknown) => void
  /** Whether anybody reads its answer. */
  readonly isWanted: () => boolean
}

/**
 * Reading more documents of a type than this counts as reading the field of all of them. A page may
 * list hundreds; a selector is asked for every article, so that what it notes must stay small.
 */
const MOST_SINGLE_DOCUMENTS = { page: 2000, computation: 48 }

/**
 * Who read what. While a reader runs, everything it reads is noted; when a cell changes, those who
 * read the changed part of it are stale: pages are then rendered again, answers are computed again,
 * and only an answer that differs makes its own readers stale.
 */
export class DependencyGraph {
  readonly #current = new AsyncLocalStorage<Reader>()
  readonly #cells = new Map<string, Cell>()
  readonly #computations = new Map<string, Computation>()
  readonly #pages = new Map<string, Reader>()
  readonly #stalePages = new Set<string>()
  readonly #staleComputations = new Set<Computation>()

  /** The cell of a name, for those who note it often. */
  cell(name: string): Cell {
    const known = this.#cells.get(name)
    if (known !== undefined) return known
    const made: Cell = { readers: new Map() }
    this.#cells.set(name, made)
    return made
  }

  /** Who runs now; what is read by nobody need not be noted. */
  get reader(): Reader | undefined {
    return this.#current.getStore()
  }

  /** Notes that whoever runs now read `bits` of a cell. */
  note(cell: string, bits = 1): void {
    const reader = this.reader
    if (reader !== undefined) note(reader, this.cell(cell), bits)
  }

  /** Notes that `reader` read a field of one document; of many, the field of `all` of the type. */
  noteDocument(reader: Reader, { one, all }: DocumentCells, bits: number): void {
    if (!reader.reads.has(one)) {
      const count = (reader.documents.get(all) ?? 0) + 1
      if (count > reader.mostDocuments) return note(reader, all, bits)
      reader.documents.set(all, count)
    }
    note(reader, one, bits)
  }

  /** Says that `bits` of `cell` changed. */
  change(cell: string, bits = -1): void {
    for (const [reader, read] of this.#cells.get(cell)?.readers ?? []) {
      if ((read & bits) === 0) continue
      const computation = this.#computations.get(reader.name)
      if (computation === reader) {
        computation.isStale = true
        this.#staleComputations.add(computation)
      } else {
        this.#stalePages.add(reader.name)
      }
    }
  }

  /** Runs `work` as the reader `name`; what it reads replaces what it read before. */
  read<Result>(name: string, work: () => Result): Result {
    this.forget(name)
    const reader = newReader(name, MOST_SINGLE_DOCUMENTS.page)
    this.#pages.set(name, reader)
    this.#stalePages.delete(name)
    const result = this.#current.run(reader, work)
    if (result instanceof Promise) result.finally(() => keep(reader)).catch(() => undefined)
    else keep(reader)
    return result
  }

  /** What each of `pages` read: names of cells, and the parts of them as bits. */
  remember(pages: Iterable<string>): RememberedReads {
    const names = new Map([...this.#cells].map(([name, cell]) => [cell, name]))
    const cells = new Map<string, number>()
    const remembered: [string, Int32Array<ArrayBuffer>][] = []
    for (const name of pages) {
      const reader = this.#pages.get(name)
      if (reader === undefined || this.#stalePages.has(name)) continue
      const reads = reader.kept.flatMap((cell) => {
        const cellName = names.get(cell) ?? ''
        const index = cells.get(cellName) ?? cells.size
        cells.set(cellName, index)
        return [index, cell.readers.get(reader) ?? 0]
      })
      remembered.push([name, Int32Array.from(reads)])
    }
    return { cells: [...cells.keys()], pages: remembered }
  }

  /** Takes up what was remembered of pages, as if they had just been rendered. */
  recall({ cells, pages }: RememberedReads): void {
    const found = cells.map((name) => this.cell(name))
    for (const [name, reads] of pages) {
      this.forget(name)
      const reader = newReader(name, MOST_SINGLE_DOCUMENTS.page)
      for (let at = 0; at < reads.length; at += 2) {
        const cell = found[reads[at] ?? -1]
        if (cell !== undefined) note(reader, cell, reads[at + 1] ?? 0)
      }
      keep(reader)
      this.#pages.set(name, reader)
    }
  }

  /** Whether `name` must run: it never did, or something it read has changed. */
  isStale(name: string): boolean {
    return !this.#pages.has(name) || this.#stalePages.has(name)
  }

  /** Says that `name` is to be run, unless it was and nothing that it read has changed. */
  expect(name: string): void {
    if (!this.#pages.has(name)) this.#stalePages.add(name)
  }

  /** The names that must run. */
  stale(): Iterable<string> {
    return this.#stalePages
  }

  /** Makes `name` run again although nothing it read has changed. */
  spoil(name: string): void {
    if (this.#pages.has(name)) this.#stalePages.add(name)
  }

  /** Drops a reader that is no more. */
  forget(name: string): void {
    this.#stalePages.delete(name)
    const reader = this.#pages.get(name)
    if (reader === undefined) return
    release(reader)
    this.#pages.delete(name)
  }

  /** The answer of a computation, from before if nothing that it read has changed. */
  select<Result>(name: string, compute: () => Result): Result {
    const cell = `answer:${name}`
    this.note(cell)
    return this.#answer(name, compute, {
      tell: () => this.change(cell),
      isWanted: () => this.cell(cell).readers.size > 0,
    })
  }

  /** One entry of a computed map; a change of other entries makes nobody stale. */
  lookUp<Value>(
    name: string,
    key: string,
    compute: () => ReadonlyMap<string, Value>,
  ): Value | undefined {
    this.note(`entry:${name} ${key}`)
    const map = this.#answer(name, compute, {
      tell: (before, after) => {
        for (const entry of new Set([...before.keys(), ...after.keys()])) {
          if (!isSameValue(before.get(entry), after.get(entry))) {
            this.change(`entry:${name} ${entry}`)
          }
        }
      },
      isWanted: () => true,
    })
    return map.get(key)
  }

  /** Computes again what is stale, until only pages are; drops answers that nobody reads. */
  settle(): void {
    for (const computation of this.#staleComputations) {
      this.#staleComputations.delete(computation)
      if (!computation.isWanted()) {
        release(computation)
        this.#computations.delete(computation.name)
      } else if (computation.isStale) {
        this.#compute(computation)
      }
    }
  }

  #answer<Result>(
    name: string,
    compute: () => Result,
    audience: {
      readonly tell: (before: Result, after: Result) => void
      readonly isWanted: () => boolean
    },
  ): Result {
    const known = this.#computations.get(name)
    if (known !== undefined) {
      // A closure holds the arguments it was made with; documents in them are followed, so any will do.
      if (known.isStale) this.#compute(known)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name belongs to one selector.
      return known.value as Result
    }
    const fresh: Computation = {
      ...newReader(name, MOST_SINGLE_DOCUMENTS.computation),
      compute,
      value: undefined,
      isStale: true,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
      tell: (before, after) => audience.tell(before as Result, after as Result),
      isWanted: audience.isWanted,
    }
    this.#computations.set(name, fresh)
    fresh.value = this.#run(fresh)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
    return fresh.value as Result
  }

  #compute(computation: Computation): void {
    const before = computation.value
    release(computation)
    computation.value = this.#run(computation)
    if (!isSameValue(before, computation.value)) computation.tell(before, computation.value)
  }

  #run(computation: Computation): unknown {
    const value = this.#current.run(computation, computation.compute)
    computation.isStale = false
    keep(computation)
    return value
  }
}

/** Reads of pages, to be kept in a file. */
export interface RememberedReads {
  readonly cells: readonly string[]
  /** Each page with pairs of numbers: the place of a cell in `cells`, and bits. */
  readonly pages: readonly (readonly [string, Int32Array<ArrayBuffer>])[]
}

/** The cells of one document: its own, and the one that stands for all of its type. */
export interface DocumentCells {
  readonly one: Cell
  readonly all: Cell
}

function newReader(name: string, mostDocuments: number): Reader {
  return { name, reads: new Map(), kept: [], documents: new Map(), mostDocuments }
}

function note(reader: Reader, cell: Cell, bits: number): void {
  const known = reader.reads.get(cell) ?? 0
  if ((known & bits) === bits) return
  reader.reads.set(cell, known | bits)
  cell.readers.set(reader, (cell.readers.get(reader) ?? 0) | bits)
}

function keep(reader: Reader): void {
  reader.kept = [...new Set([...reader.kept, ...reader.reads.keys()])]
  reader.reads = new Map()
  reader.documents = new Map()
}

function release(reader: Reader): void {
  keep(reader)
  for (const cell of reader.kept) cell.readers.delete(reader)
  reader.kept = []
}
