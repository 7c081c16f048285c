import { AsyncLocalStorage } from 'node:async_hooks'
import { createCellNumbers } from './cellNumbers.ts'
import { isSameValue } from './isSameValue.ts'
import {
  type Computation,
  type DocumentCells,
  isComputation,
  type PageReader,
  type Reader,
} from './reader.ts'
import { createReadings } from './readings.ts'
import { rememberedCells, type RememberedReads, rememberReads } from './rememberedReads.ts'

/**
 * Reading more documents of a type than this counts as reading the field of all of them. A page may
 * list hundreds; a selector is asked for every article, so that what it notes must stay small.
 */
const MOST_SINGLE_DOCUMENTS = { page: 2000, computation: 48 }

/** Readings of runs that are over are thrown away when they are more than this part of all. */
const PAST_PART = 1 / 4
/** So few are not worth a walk through all. */
const MOST_PAST = 10_000

/**
 * Who read what. While a reader runs, everything it reads is noted; when a cell changes, those who
 * read the changed part of it are stale: pages are then rendered again, answers are computed again,
 * and only an answer that differs makes its own readers stale.
 */
export class DependencyGraph {
  readonly #current = new AsyncLocalStorage<Reader>()
  readonly #cells = createCellNumbers()
  readonly #readings = createReadings()
  /** By their cells. */
  readonly #computations = new Map<number, Computation>()
  readonly #pages = new Map<string, PageReader>()
  readonly #stalePages = new Set<string>()
  readonly #staleComputations = new Set<Computation>()
  /** Readers by the numbers of their last runs. */
  readonly #runs = new Map<number, PageReader | Computation>()
  #lastRun = 0
  /** How many readings are of runs that are over. */
  #past = 0

  /** How many readings take up room. */
  get readings(): number {
    return this.#readings.count
  }

  /** The number of a cell, for those who note it often. */
  cell(kind: string, key = ''): number {
    return this.#cells.of(kind, key)
  }

  /** Who runs now; what is read by nobody need not be noted. */
  get reader(): Reader | undefined {
    return this.#current.getStore()
  }

  /** Notes that whoever runs now read `bits` of a cell. */
  note(kind: string, key = '', bits = 1): void {
    const { reader } = this
    if (reader !== undefined) this.#note(reader, this.cell(kind, key), bits)
  }

  /** Notes that `reader` read a field of one document; of many, the field of `all` of the type. */
  noteDocument(reader: Reader, { one, all }: DocumentCells, bits: number): void {
    const { reading } = reader
    if (reading !== undefined && !reading.cells.has(one)) {
      const count = (reading.documents.get(all) ?? 0) + 1
      const most = MOST_SINGLE_DOCUMENTS[isComputation(reader) ? 'computation' : 'page']
      if (count > most) return this.#note(reader, all, bits)
      reading.documents.set(all, count)
    }
    this.#note(reader, one, bits)
  }

  /** Says that `bits` of a cell changed. */
  change(kind: string, key = '', bits = -1): void {
    const known = this.#cells.known(kind, key)
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

  /** What each of `pages` read. */
  remember(pages: Iterable<string>): RememberedReads {
    const names: string[] = []
    const places = new Map<number, number>()
    for (const name of pages) {
      const reader = this.#pages.get(name)
      if (reader === undefined || this.#stalePages.has(name)) continue
      places.set(reader.run, names.length)
      names.push(name)
    }
    const placeOf = (run: number): number | undefined => places.get(run)
    return rememberReads(names, { cells: this.#cells, readings: this.#readings, placeOf })
  }

  /** Takes up what was remembered of pages, as if they had just been rendered. */
  recall(reads: RememberedReads): void {
    const readers = reads.pages.map((name) => {
      const reader = this.#beginPage(name)
      this.#end(reader)
      return reader
    })
    for (const { kind, key, readings } of rememberedCells(reads)) {
      const cell = this.cell(kind, key)
      for (let at = 0; at < readings.length; at += 2) {
        const reader = readers[readings[at] ?? -1]
        if (reader !== undefined) this.#note(reader, cell, readings[at + 1] ?? 0)
      }
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
    this.#endRun(reader)
    this.#pages.delete(name)
  }

  /** The answer of a computation, from before if nothing that it read has changed. */
  select<Result>(name: string, compute: () => Result): Result {
    const cell = this.cell('answer', name)
    const { reader } = this
    if (reader !== undefined) this.#note(reader, cell, 1)
    return this.#answer(cell, compute)
  }

  /** One entry of a computed map; a change of other entries makes nobody stale. */
  lookUp<Value>(
    name: string,
    key: string,
    compute: () => ReadonlyMap<string, Value>,
  ): Value | undefined {
    this.note(entryOf(name), key)
    return this.#answer(this.cell('map', name), compute, name).get(key)
  }

  /** Computes again what is stale, until only pages are; drops answers that nobody reads. */
  settle(): void {
    for (const computation of this.#staleComputations) {
      this.#staleComputations.delete(computation)
      // A map is computed for whoever looks something up in it next.
      const isWanted = computation.map !== undefined || this.#isRead(computation.cell)
      if (!isWanted) {
        this.#endRun(computation)
        this.#computations.delete(computation.cell)
      } else if (computation.isStale) {
        this.#compute(computation)
      }
    }
  }

  #isRead(cell: number): boolean {
    for (const [run] of this.#readings.of(cell)) if (this.#runs.has(run)) return true
    return false
  }

  #answer<Result>(cell: number, compute: () => Result, map?: string): Result {
    const known = this.#computations.get(cell)
    // A closure holds the arguments it was made with; documents in them are followed, so any will do.
    if (known?.isStale === true) this.#compute(known)
    const { value } = known ?? this.#begun(cell, compute, map)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name belongs to one selector.
    return value as Result
  }

  #begun(cell: number, compute: () => unknown, map?: string): Computation {
    const fresh: Computation = {
      run: 0,
      noted: 0,
      reading: undefined,
      cell,
      map,
      compute,
      value: undefined,
      isStale: true,
    }
    this.#computations.set(cell, fresh)
    fresh.value = this.#run(fresh)
    return fresh
  }

  #compute(computation: Computation): void {
    const { map, cell, value: before } = computation
    this.#endRun(computation)
    computation.value = this.#run(computation)
    if (map !== undefined) this.#tellEntries(map, before, computation.value)
    else if (!isSameValue(before, computation.value)) this.#change(cell)
  }

  #tellEntries(name: string, before: unknown, after: unknown): void {
    if (!(before instanceof Map) || !(after instanceof Map)) return
    for (const key of new Set<unknown>([...before.keys(), ...after.keys()])) {
      if (!isSameValue(before.get(key), after.get(key))) this.change(entryOf(name), String(key))
    }
  }

  #run(computation: Computation): unknown {
    this.#begin(computation)
    const value = this.#current.run(computation, computation.compute)
    computation.isStale = false
    this.#end(computation)
    return value
  }

  #beginPage(name: string): PageReader {
    this.forget(name)
    const reader = { name, run: 0, noted: 0, reading: undefined }
    this.#pages.set(name, reader)
    this.#begin(reader)
    return reader
  }

  #begin(reader: PageReader | Computation): void {
    this.#lastRun += 1
    reader.run = this.#lastRun
    reader.noted = 0
    reader.reading = { cells: new Map(), documents: new Map() }
    this.#runs.set(reader.run, reader)
  }

  #end(reader: Reader): void {
    const { reading } = reader
    reader.reading = undefined
    for (const [cell, bits] of reading?.cells ?? []) this.#note(reader, cell, bits)
  }

  /** What the last run of `reader` read does not count any more. */
  #endRun(reader: Reader): void {
    this.#runs.delete(reader.run)
    this.#past += reader.noted
    if (this.#past < Math.max(MOST_PAST, this.#readings.count * PAST_PART)) return
    this.#readings.sweep((run) => !this.#runs.has(run))
    this.#past = 0
  }

  #note(reader: Reader, cell: number, bits: number): void {
    const { reading } = reader
    if (reading === undefined) {
      // The run has ended, or something is read that nobody waited for.
      this.#readings.note(cell, reader.run, bits)
      reader.noted += 1
      return
    }
    const known = reading.cells.get(cell) ?? 0
    if ((known & bits) !== bits) reading.cells.set(cell, known | bits)
  }

  #change(cell: number, bits = -1): void {
    for (const [run, read] of this.#readings.of(cell)) {
      const reader = this.#runs.get(run)
      if (reader === undefined || (read & bits) === 0) continue
      if (isComputation(reader)) {
        reader.isStale = true
        this.#staleComputations.add(reader)
      } else {
        this.#stalePages.add(reader.name)
      }
    }
  }
}

const entryOf = (map: string): string => `entry:${map}`
