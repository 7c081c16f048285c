import { describe, expect, it } from 'vitest'
import { readingTime } from '../../site/text/readingTime.ts'
import { measureText } from '../../studio/writing/measureText.ts'

const block = (text: string, style = 'normal', key = text) => ({
  _type: 'block',
  _key: key,
  style,
  children: [{ _type: 'span', text }],
})

describe('the measure of a text', () => {
  it('counts words across blocks, quotes and tables', () => {
    const table = { _type: 'table', rows: [{ cells: ['uno', 'due'] }] }
    expect(measureText([block('L’edicola apre alle 6.'), table]).words).toBe(7)
    expect(measureText(undefined)).toEqual({ words: 0, minutes: 1, outline: [] })
  })

  it.each([1, 300, 5000])('takes the time that readers are told: %i words', (count) => {
    const body = [block('parola '.repeat(count)), { _type: 'pullQuote', text: 'una frase' }]
    expect(measureText(body).minutes).toBe(readingTime(body))
  })

  it('lists the headings with their levels', () => {
    const body = [block('Prima', 'h2', 'a'), block('testo'), block('Dentro', 'h3', 'b')]
    expect(measureText(body).outline).toEqual([
      { key: 'a', level: 2, text: 'Prima' },
      { key: 'b', level: 3, text: 'Dentro' },
    ])
  })
})
