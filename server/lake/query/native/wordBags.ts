import { fitsWildcard, foldCase } from './wildcard.ts'

/**
 * The words of a text, as numbers of a vocabulary, ascending. After a word that occurs more than once
 * stands how often, with `TIMES` added: half of what a text has are words that it had before.
 */
export type WordBag = Uint32Array

const TIMES = 0x80000000

/** The words of many texts, numbered. */
export interface Vocabulary {
  readonly size: number
  bagOf(words: readonly string[]): WordBag
  /** The numbers of the words that fit a pattern, ascending; whenever called, of those there are. */
  fitter(pattern: string): () => readonly number[]
}

const mostPatterns = 100
// Short enough that the last bag in it that is in use does not keep much.
const pieceLength = 4096

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>()
  const folded: string[] = []
  // The words that begin with a character, and all of them under none.
  const byStart = new Map<string, number[]>()
  const known = new Map<string, () => readonly number[]>()
  const pooled = createPool()
  const numberOf = (word: string): number => {
    const number = numbers.get(word)
    if (number !== undefined) return number
    const fold = foldCase(word)
    const next = folded.push(fold) - 1
    numbers.set(word, next)
    for (const start of ['', fold.charAt(0)]) {
      const list = byStart.get(start)
      if (list === undefined) byStart.set(start, [next])
      else list.push(next)
    }
    return next
  }
  const createFitter = (pattern: string): (() => readonly number[]) => {
    const term = foldCase(pattern)
    const start = /^[*.]/.test(term) ? '' : term.charAt(0)
    const fitting: number[] = []
    let upTo = 0
    return () => {
      const words = byStart.get(start) ?? []
      // Only those that have come since are looked at.
      for (; upTo < words.length; upTo++) {
        const number = words[upTo] ?? 0
        if (fitsWildcard(folded[number] ?? '', term)) fitting.push(number)
      }
      return fitting
    }
  }
  return {
    get size() {
      return folded.length
    },
    bagOf(words) {
      const all = new Uint32Array(words.length)
      words.forEach((word, place) => {
        all[place] = numberOf(word)
      })
      return pooled(asBag(all.sort()))
    },
    fitter(pattern) {
      const fitter = known.get(pattern) ?? createFitter(pattern)
      if (known.size >= mostPatterns) known.clear()
      known.set(pattern, fitter)
      return fitter
    },
  }
}

/** Makes of ascending numbers, each as often as it occurs, a bag; in their place, as it is no longer. */
function asBag(numbers: Uint32Array): WordBag {
  let length = 0
  for (let from = 0; from < numbers.length;) {
    const number = numbers[from] ?? 0
    let end = from + 1
    while (numbers[end] === number) end++
    numbers[length++] = number
    if (end - from > 1) numbers[length++] = TIMES + end - from
    from = end
  }
  return numbers.subarray(0, length)
}

/** Copies bags into pieces of memory that several share: one of its own takes 300 bytes beside the bag. */
function createPool(): (bag: WordBag) => WordBag {
  let piece = new Uint32Array(0)
  let used = 0
  return (bag) => {
    if (used + bag.length > piece.length) {
      piece = new Uint32Array(Math.max(pieceLength, bag.length))
      used = 0
    }
    piece.set(bag, used)
    used += bag.length
    return piece.subarray(used - bag.length, used)
  }
}

/** How often any of the words, which are given in ascending order, occurs in a bag. */
export function countIn(bag: WordBag, numbers: readonly number[]): number {
  let total = 0
  if (numbers.length > bag.length) {
    const wanted = new Set(numbers)
    bag.forEach((word, place) => {
      if (wanted.has(word)) total += timesAt(bag, place)
    })
    return total
  }
  for (const number of numbers) {
    const place = placeOf(bag, number)
    if (bag[place] === number) total += timesAt(bag, place)
  }
  return total
}

/** How often the word at a place occurs. */
function timesAt(bag: WordBag, place: number): number {
  const next = bag[place + 1] ?? 0
  return next >= TIMES ? next - TIMES : 1
}

/** The first place of a word that is not below `number`. */
function placeOf(bag: WordBag, number: number): number {
  let low = 0
  let high = bag.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = bag[middle] ?? 0
    const word = there >= TIMES ? (bag[middle - 1] ?? 0) : there
    if (word < number) low = middle + 1
    else high = middle
  }
  return low
}
