import { AsyncLocalStorage } from 'node:async_hooks'
import { type Cell, createCell, type DocumentCells, noteReading, readingsOf } from './cell.ts'
import { isSameValue } from './isSameValue.ts'

/** Something that reads: a page, a route's list of pages, a selector, a grouping. */
export interface Reader {
  readonly name: string
  /** The number of its last run: what the runs before read does not count any more. */
  run: number
  /** What this run read: cell → the parts of it, as bits. Nothing when the run has ended. */
  reads: Map<Cell, number> | undefined
  /** How many documents of each type this run read one by one. */
  documents: Map<Cell, number> | undefined
  readonly mostDocuments: number
}

interface Computation extends Reader {
  compute: () => unknown
  value: unknown
  isStale: boolean
  /** The cell of its answer; a map has one for each entry instead. */
  readonly answer: Cell | undefined
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
  /** Readers by the numbers of their last runs. */
  readonly #runs = new Map<number, Reader>()
  #lastRun = 0
  readonly #isOver = (run: number): boolean => !this.#runs.has(run)

  /** The cell of a name, for those who note it often. */
  cell(name: string): Cell {
    const cell = this.#cells.get(name) ?? createCell()
    this.#cells.set(name, cell)
    return cell
  }

  /** Who runs now; what is read by nobody need not be noted. */
  get reader(): Reader | undefined {
    return this.#current.getStore()
  }

  /** Notes that whoever runs now read `bits` of a cell. */
  note(cell: string, bits = 1): void {
    const reader = this.reader
    if (reader !== undefined) this.#note(reader, this.cell(cell), bits)
  }

  /** Notes that `reader` read a field of one document; of many, the field of `all` of the type. */
  noteDocument(reader: Reader, { one, all }: DocumentCells, bits: number): void {
    if (reader.reads?.has(one) !== true) {
      const documents = (reader.documents ??= new Map<Cell, number>())
      const count = (documents.get(all) ?? 0) + 1
      if (count > reader.mostDocuments) return this.#note(reader, all, bits)
      documents.set(all, count)
    }
    this.#note(reader, one, bits)
  }

  /** Says that `bits` of `cell` changed. */
  change(cell: string, bits = -1): void {
    const known = this.#cells.get(cell)
    if (known !== undefined) this.#change(known, bits)
  }

  /** Runs `work` as the reader `name`; what it reads replaces what it read before. */
  read<Result>(name: string, work: () => Result): Result {
    const reader = this.#beginPage(name)
    const result = this.#current.run(reader, work)
    if (result instanceof Promise) {
      result.finally(() => this.#end(reader)).catch(() => undefined)
    } else this.#end(reader)
    return result
  }

  /** What each of `pages` read: names of cells, and the parts of them as bits. */
  remember(pages: Iterable<string>): RememberedReads {
    const reads = new Map<Reader, number[]>()
    for (const name of pages) {
      const reader = this.#pages.get(name)
      if (reader !== undefined && !this.#stalePages.has(name)) reads.set(reader, [])
    }
    const cells: string[] = []
    for (const [name, cell] of this.#cells) {
      let isRead = false
      for (const [run, bits] of readingsOf(cell, this.#isOver)) {
        const reader = this.#runs.get(run)
        const known = reader && reads.get(reader)
        if (known === undefined) continue
        known.push(cells.length, bits)
        isRead = true
      }
      if (isRead) cells.push(name)
    }
    const remembered = [...reads].map(
      ([{ name }, pairs]) => [name, Int32Array.from(pairs)] as const,
    )
    return { cells, pages: remembered }
  }

  /** Takes up what was remembered of pages, as if they had just been rendered. */
  recall({ cells, pages }: RememberedReads): void {
    const found = cells.map((name) => this.cell(name))
    for (const [name, reads] of pages) {
      const reader = this.#beginPage(name)
      for (let at = 0; at < reads.length; at += 2) {
        const cell = found[reads[at] ?? -1]
        if (cell !== undefined) this.#note(reader, cell, reads[at + 1] ?? 0)
      }
      this.#end(reader)
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
    this.#runs.delete(reader.run)
    this.#pages.delete(name)
  }

  /** The answer of a computation, from before if nothing that it read has changed. */
  select<Result>(name: string, compute: () => Result): Result {
    const cell = this.cell(`answer:${name}`)
    const reader = this.reader
    if (reader !== undefined) this.#note(reader, cell, 1)
    return this.#answer(name, compute, cell)
  }

  /** One entry of a computed map; a change of other entries makes nobody stale. */
  lookUp<Value>(
    name: string,
    key: string,
    compute: () => ReadonlyMap<string, Value>,
  ): Value | undefined {
    this.note(`entry:${name} ${key}`)
    return this.#answer(name, compute, undefined).get(key)
  }

  /** Computes again what is stale, until only pages are; drops answers that nobody reads. */
  settle(): void {
    for (const computation of this.#staleComputations) {
      this.#staleComputations.delete(computation)
      const { answer } = computation
      // A map is computed for whoever looks something up in it next.
      const isWanted = answer === undefined || !readingsOf(answer, this.#isOver).next().done
      if (!isWanted) {
        this.#runs.delete(computation.run)
        this.#computations.delete(computation.name)
      } else if (computation.isStale) {
        this.#compute(computation)
      }
    }
  }

  #answer<Result>(name: string, compute: () => Result, cell: Cell | undefined): Result {
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
      answer: cell,
    }
    this.#computations.set(name, fresh)
    fresh.value = this.#run(fresh)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
    return fresh.value as Result
  }

  #compute(computation: Computation): void {
    const { name, answer, value: before } = computation
    this.#runs.delete(computation.run)
    computation.value = this.#run(computation)
    if (answer === undefined) this.#tellEntries(name, before, computation.value)
    else if (!isSameValue(before, computation.value)) this.#change(answer)
  }

  #tellEntries(name: string, before: unknown, after: unknown): void {
    if (!(before instanceof Map) || !(after instanceof Map)) return
    for (const key of new Set<unknown>([...before.keys(), ...after.keys()])) {
      if (!isSameValue(before.get(key), after.get(key))) this.change(`entry:${name} ${String(key)}`)
    }
  }

  #run(computation: Computation): unknown {
    this.#begin(computation)
    const value = this.#current.run(computation, computation.compute)
    computation.isStale = false
    this.#end(computation)
    return value
  }

  #beginPage(name: string): Reader {
    this.forget(name)
    const reader = newReader(name, MOST_SINGLE_DOCUMENTS.page)
    this.#pages.set(name, reader)
    this.#begin(reader)
    return reader
  }

  #begin(reader: Reader): void {
    this.#lastRun += 1
    reader.run = this.#lastRun
    reader.reads = new Map()
    this.#runs.set(reader.run, reader)
  }

  #end(reader: Reader): void {
    for (const [cell, bits] of reader.reads ?? []) {
      noteReading(cell, { run: reader.run, bits }, this.#isOver)
    }
    reader.reads = undefined
    reader.documents = undefined
  }

  #note(reader: Reader, cell: Cell, bits: number): void {
    // What is read when the run has ended, by something that nobody waited for.
    if (reader.reads === undefined) {
      noteReading(cell, { run: reader.run, bits }, this.#isOver)
      return
    }
    const known = reader.reads.get(cell) ?? 0
    if ((known & bits) !== bits) reader.reads.set(cell, known | bits)
  }

  #change(cell: Cell, bits = -1): void {
    for (const [run, read] of readingsOf(cell, this.#isOver)) {
      const reader = this.#runs.get(run)
      if (reader === undefined || (read & bits) === 0) continue
      const computation = this.#computations.get(reader.name)
      if (computation === reader) {
        computation.isStale = true
        this.#staleComputations.add(computation)
      } else {
        this.#stalePages.add(reader.name)
      }
    }
  }
}

/** Reads of pages, to be kept in a file. */
export interface RememberedReads {
  readonly cells: readonly string[]
  /** Each page with pairs of numbers: the place of a cell in `cells`, and bits. */
  readonly pages: readonly (readonly [string, Int32Array<ArrayBuffer>])[]
}

function newReader(name: string, mostDocuments: number): Reader {
  return { name, run: 0, reads: undefined, documents: undefined, mostDocuments }
}
