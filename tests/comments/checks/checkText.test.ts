import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText, cleanText, normaliseText } from '../../../server/comments/checks/checkText.ts'

describe('checkText', () => {
  it.each([
    ['plain Italian', 'Perché no? «Così», disse l’autrice — e rise…'],
    ['line breaks and tabs', 'uno\n\n\tdue'],
    ['a family emoji with joiners', 'Evviva 👨‍👩‍👧‍👦!'],
    ['a heart with its variation selector', 'Bello ❤️'],
    ['skin tones and joiners', '👩🏽‍🚀 👍🏿'],
    ['a rainbow flag', '🏳️‍🌈 🇮🇹'],
    ['Vietnamese', 'Tiếng Việt rất đẹp'],
    ['Hindi with joiners', 'क्‍ष और र्‌य'],
    ['Persian with a non-joiner', 'می‌خواهم'],
    ['Hebrew and Arabic', 'שלום مرحبا'],
    ['four marks', `a${'\u0301'.repeat(4)}`],
    ['an emoji alone', '👏'],
    ['thousands of >', '>'.repeat(5000)],
  ])('accepts %s', (_, text) => {
    expect(checkText(normaliseText(text, 'text'), 'text')).toBeUndefined()
  })

  it.each([
    ['a bell', 'a\u0007b', 'unreadable'],
    ['NUL', 'a\u0000b', 'unreadable'],
    ['escape', '\u001b[31mrosso', 'unreadable'],
    ['a C1 control', 'a\u009bb', 'unreadable'],
    ['a noncharacter', 'a\ufffeb', 'unreadable'],
    ['a lone surrogate', 'a\ud800b', 'unreadable'],
    ['right-to-left override', 'a\u202egpj.exe', 'invisible'],
    ['an isolate', 'a\u2066b\u2069', 'invisible'],
    ['right-to-left mark', 'a\u200fb', 'invisible'],
    ['Arabic letter mark', 'a\u061cb', 'invisible'],
    ['zero-width space', 'a\u200bb', 'invisible'],
    ['a joiner between letters', 'a\u200db', 'invisible'],
    ['a byte-order mark', 'a\ufeffb', 'invisible'],
    ['soft hyphen', 'a\u00adb', 'invisible'],
    ['Hangul filler', 'a\u3164b', 'invisible'],
    ['tag characters', 'a\u{e0068}\u{e0069}', 'invisible'],
    ['a tag sequence behind a flag', '🏴\u{e0067}\u{e0062}\u{e007f}', 'invisible'],
    ['a variation selector behind a letter', 'a\ufe0f', 'invisible'],
    ['a supplementary variation selector', 'a\u{e0101}b', 'invisible'],
    ['five marks in a row', `z${'\u0335'.repeat(5)}`, 'marks'],
    ['Zalgo', 'Z̸̢̛͔̻̀̈́a̵̡͓͙̽l̷̨̮͇̈́g̶̢̛͎͊o̴͎̔', 'marks'],
    ['Braille blanks', '\u2800\u2800', 'blank'],
  ])('refuses %s', (_, text, code) => {
    expect(checkText(normaliseText(text, 'text'), 'text')).toBe(code)
  })

  it('refuses line breaks, tabs and shapes without a letter in a name', () => {
    expect(checkText('Ada\r\nBcc: x@y.it', 'line')).toBe('unreadable')
    expect(checkText('Ada\tConti', 'line')).toBe('unreadable')
    expect(checkText('Ada\u2028Conti', 'line')).toBe('unreadable')
    expect(checkText('---', 'line')).toBe('blank')
    expect(checkText('李明', 'line')).toBeUndefined()
  })

  it('takes linear time on the worst texts', () => {
    const worst = ['>', '\u0301', '👩\u200d', 'a\u200d', '\ufe0f', '\u0915\u200c', ' ', 'http://']
    for (const part of worst) {
      const text = part.repeat(20_000)
      const start = performance.now()
      checkText(text, 'text')
      cleanText(text, 'text')
      expect(performance.now() - start).toBeLessThan(250)
    }
  })
})

describe('cleanText', () => {
  it('leaves what is needed and takes out what cannot be seen', () => {
    expect(cleanText('A\u202eda 👨‍👩‍👧 ❤️ mi\u200bele', 'text')).toBe('Ada 👨‍👩‍👧 ❤️ miele')
    expect(cleanText(`z${'\u0335'.repeat(9)}o`, 'text')).toBe(`z${'\u0335'.repeat(4)}o`)
    expect(cleanText('Ada\r\nBcc: x', 'line')).toBe('Ada Bcc: x')
  })

  it('makes every text acceptable, or blank', () => {
    const odd = fc.constantFrom(
      '\u202e',
      '\u200b',
      '\u200c',
      '\u200d',
      '\ufe0f',
      '\u0301',
      '\u0000',
      '\ud800',
      '\ufffe',
      '\u1160',
      '\u115f',
      '\u{e0041}',
      '\u{e0101}',
      '👩',
      '漢',
      'क',
      'a',
      '\r',
      '\n',
    )
    const text = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 30 })
    fc.assert(
      fc.property(text, (parts) => {
        const cleaned = cleanText(parts.join(''), 'text')
        expect([undefined, 'blank']).toContain(checkText(normaliseText(cleaned, 'text'), 'text'))
      }),
      { numRuns: 3000 },
    )
  })
})
