import type { ProblemCode } from '../submission.ts'

const lineBreaks = /\r\n?|[\u2028\u2029\u0085]/gu
const controls = /[\p{Cc}\u2028\u2029\p{Noncharacter_Code_Point}]/u
const controlsInText = /[^\P{Cc}\t\n]|[\u2028\u2029\p{Noncharacter_Code_Point}]/u
const everyControl = /[^\P{Cc}\t\n]|[\u2028\u2029\p{Noncharacter_Code_Point}]/gu
const marks = /\p{M}{5,}/u
const marksBeyondFour = /(?<=\p{M}{4})\p{M}+/gu
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const everyIgnorable = /\p{Default_Ignorable_Code_Point}/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
const namelike = /[\p{L}\p{N}\p{Emoji_Presentation}]/u
const blanks = /[\u2800\u115f\u1160\u3164\uffa0]/gu

/*
 * Characters without a shape of their own that some writing needs: the joiner between two
 * emoji, the variation selector behind one, the joiners of Arabic and Indic scripts, the
 * variation selectors of ideographs. https://www.unicode.org/reports/tr51/#Emoji_ZWJ_Sequences
 */
const neededIgnorables = new RegExp(
  [
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
    String.raw`(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Sinhala}])[\u200c\u200d]`,
    String.raw`(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
)

/** Whether a text may hold line breaks and tabs. */
export type TextKind = 'line' | 'text'

/** The text with one kind of line break and in Unicode's composed form (NFC), trimmed. */
export function normaliseText(value: string, kind: TextKind): string {
  const text = kind === 'text' ? value.replace(lineBreaks, '\n') : value
  return text.isWellFormed() ? text.normalize('NFC').trim() : text
}

/**
 * What makes a normalised text unfit to be published, or undefined. Refused are lone surrogates
 * and control characters (`unreadable`), characters that are invisible or turn the direction of
 * writing, tags included (`invisible`), more than four combining marks in a row (`marks`), and a
 * text in which nothing can be seen (`blank`). Linear in the length of the text.
 */
export function checkText(value: string, kind: TextKind): ProblemCode | undefined {
  if (!value.isWellFormed()) return 'unreadable'
  if ((kind === 'line' ? controls : controlsInText).test(value)) return 'unreadable'
  if (ignorable.test(value.replace(neededIgnorables, ''))) return 'invisible'
  if (marks.test(value)) return 'marks'
  const shown = value.replace(blanks, '')
  if (!(kind === 'line' ? namelike : visible).test(shown)) return 'blank'
  return undefined
}

/**
 * The text without what `checkText` refuses: nobody can find an invisible character by eye, so
 * a refused form is given back already cleaned.
 */
export function cleanText(value: string, kind: TextKind): string {
  const legible = normaliseText(value.toWellFormed(), kind).replace(everyControl, ' ')
  const needed = new Set(Array.from(legible.matchAll(neededIgnorables), ({ index }) => index))
  const text = legible
    .replace(everyIgnorable, (character, index) => (needed.has(index) ? character : ''))
    .replace(marksBeyondFour, '')
    .normalize('NFC')
  return kind === 'line' ? text.replace(/\s+/gu, ' ').trim() : text
}
