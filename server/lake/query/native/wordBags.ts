import { fitsWildcard, foldCase } from './wildcard.ts'

/** The words of a text, as numbers of a vocabulary, each once and ascending. */
export interface WordBag {
  readonly words: Uint32Array
  /** How often each occurs. */
  readonly counts: Uint32Array
}

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
      const counts = new Map<number, number>()
      for (const word of words) {
        const number = numberOf(word)
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
      const sorted = Uint32Array.from(counts.keys()).sort()
      return { words: sorted, counts: Uint32Array.from(sorted, (word) => counts.get(word) ?? 0) }
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

/** How often any of the words occurs in a bag. */
export function countIn({ words, counts }: WordBag, numbers: readonly number[]): number {
  let total = 0
  if (numbers.length > words.length) {
    const wanted = new Set(numbers)
    words.forEach((word, position) => {
      if (wanted.has(word)) total += counts[position] ?? 0
    })
    return total
  }
  for (const number of numbers) {
    const position = positionIn(words, number)
    if (words[position] === number) total += counts[position] ?? 0
  }
  return total
}

function positionIn(words: Uint32Array, number: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
