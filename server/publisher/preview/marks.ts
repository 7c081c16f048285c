/** A field that a part of a page is made of. */
export interface FieldOfPage {
  /** Published id. */
  readonly id: string
  readonly type: string
  /** In Sanity's form: `body[_key=="abc"].children[_key=="def"].text`. */
  readonly path: string
}

/** Numbers of fields, written as characters that no text has. */
export interface Marks {
  markOf(field: FieldOfPage): string
  fieldOf(mark: number): FieldOfPage | undefined
  /** How many there are. */
  count(): number
}

const FIRST_DIGIT = 0xe000
const BEGIN = '\u{e1f0}'
const END = '\u{e1f1}'
const MARK = /\u{e1f0}([\u{e000}-\u{e009}]+)\u{e1f1}/gu

/**
 * Marks for a page. Their characters are of the private use area: neither letters nor spaces, and
 * no markup, so that they pass through everything that makes a page of a text.
 */
export function createMarks(): Marks {
  const fields: FieldOfPage[] = []
  return {
    markOf: (field) => {
      const digits = Array.from(String(fields.push(field) - 1), (digit) =>
        String.fromCodePoint(FIRST_DIGIT + Number(digit)),
      )
      return `${BEGIN}${digits.join('')}${END}`
    },
    fieldOf: (mark) => fields[mark],
    count: () => fields.length,
  }
}

/** The marks in a text, in their order. */
export function marksIn(text: string): readonly number[] {
  return [...text.matchAll(MARK)].map(([, digits = '']) =>
    Number(Array.from(digits, (digit) => (digit.codePointAt(0) ?? 0) - FIRST_DIGIT).join('')),
  )
}
