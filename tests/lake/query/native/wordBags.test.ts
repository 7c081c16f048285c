import { expect, test } from 'vitest'
import { countIn, createVocabulary } from '../../../../server/lake/query/native/wordBags.ts'
import { createRandom } from '../../../createRandom.ts'

test('words are counted as often as they occur, whatever else a text has', () => {
  const part = createRandom(3)
  const random = (below: number): number => Math.floor(part() * below)
  const vocabulary = createVocabulary()
  for (let round = 0; round < 500; round += 1) {
    const words = Array.from({ length: random(60) }, () => `w${random(40)}`)
    const bag = vocabulary.bagOf(words)
    const pattern = random(2) === 0 ? `w${random(40)}` : `w${random(4)}*`
    const fits = (word: string): boolean =>
      pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
    const numbers = vocabulary.fitter(pattern)()
    expect(countIn(bag, numbers)).toBe(words.filter(fits).length)
    // Each word has a place, and one more when it comes again.
    expect(bag.length).toBeLessThanOrEqual(2 * new Set(words).size)
  }
})

test('more words are asked for than a text has', () => {
  const vocabulary = createVocabulary()
  const bag = vocabulary.bagOf(['a', 'b', 'a', 'c', 'a'])
  vocabulary.bagOf(Array.from({ length: 100 }, (_, index) => `a${index}`))
  expect(countIn(bag, vocabulary.fitter('a*')())).toBe(3)
})
