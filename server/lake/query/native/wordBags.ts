import { fitsWildcard, foldCase } from './wildcard.ts'

/** The words of a text, as numbers of a vocabulary, ascending; each as often as it occurs. */
export type WordBag = Uint32Array

/** The words of many texts, numbered. */
export interface Vocabulary {
  readonly size: number
  bagOf(words: readonly string[]): WordBag
  /** The numbers of the words that fit a pattern, ascending. */
  fitting(pattern: string): readonly number[]
}

const mostPatterns = 100

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>()
  const folded: string[] = []
  const known = new Map<string, { fitting: number[]; upTo: number }>()
  const numberOf = (word: string): number => {
    const number = numbers.get(word)
    if (number !== undefined) return number
    numbers.set(word, folded.length)
    return folded.push(foldCase(word)) - 1
  }
  return {
    get size() {
      return folded.length
    },
    bagOf(words) {
      const bag = new Uint32Array(words.length)
      words.forEach((word, position) => {
        bag[position] = numberOf(word)
      })
      return bag.sort()
    },
    fitting(pattern) {
      const found = known.get(pattern) ?? { fitting: [], upTo: 0 }
      const term = foldCase(pattern)
      // Only the words that have come since are looked at.
      for (; found.upTo < folded.length; found.upTo++) {
        if (fitsWildcard(folded[found.upTo] ?? '', term)) found.fitting.push(found.upTo)
      }
      if (known.size >= mostPatterns) known.clear()
      known.set(pattern, found)
      return found.fitting
    },
  }
}

/** How often any of the words, which are given in ascending order, occurs in a bag. */
export function countIn(bag: WordBag, numbers: readonly number[]): number {
  let total = 0
  if (numbers.length > bag.length) {
    const wanted = new Set(numbers)
    for (const word of bag) if (wanted.has(word)) total++
    return total
  }
  for (const number of numbers) {
    let position = positionIn(bag, number)
    while (bag[position++] === number) total++
  }
  return total
}

function positionIn(bag: WordBag, number: number): number {
  let low = 0
  let high = bag.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bag[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
