import { describe, expect, it } from 'vitest'
import { createBodyContext } from '../../site/text/bodyContext.ts'
import { createHeadingIds } from '../../site/text/headingIds.ts'
import { markupOf } from '../../site/text/html.ts'
import { renderMarkdown } from '../../site/text/renderMarkdown.ts'
import { renderMath } from '../../site/text/renderMath.ts'
import { plainText } from '../../site/text/plainText.ts'
import { readingTime } from '../../site/text/readingTime.ts'

const markdown = (text: string): string =>
  markupOf(
    renderMarkdown({
      markdown: text,
      key: 'm1',
      place: (level, words) => ({ level, id: words.toLowerCase() }),
      words: { notes: 'Note', backToText: 'Torna al testo' },
    }),
  )

describe('headings', () => {
  it('have safe ids, never twice the same and never one of the page’s own', () => {
    const idOf = createHeadingIds()
    const ids = ['#SMWRME: è così!', 'Commenti', 'Commenti', '…', '日本', '2026'].map(idOf)
    expect(ids).toEqual([
      'smwrme-e-cosi',
      'commenti-2',
      'commenti-3',
      'sezione',
      'sezione-2',
      'sezione-2026',
    ])
  })

  it('skip no level below the title of the page', () => {
    const context = createBodyContext({} as Parameters<typeof createBodyContext>[0])
    const levels = [4, 4, 2, 4, 3].map((level) => context.placeHeading(level, 'x').level)
    expect(levels).toEqual([2, 3, 2, 3, 3])
  })
})

describe('Markdown', () => {
  it('drops raw HTML and dangerous addresses', () => {
    const html = markdown(
      '<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) <b onclick=x>b</b>',
    )
    expect(html).not.toMatch(/onerror|javascript|onclick|<b/)
  })

  it('knows tables, strike-through and notes', () => {
    const html = markdown('| a |\n|---|\n| b |\n\n~~c~~ d[^1]\n\n[^1]: e')
    expect(html).toContain('<table>')
    expect(html).toContain('<del>c</del>')
    expect(html).toContain('href="#m1-fn-1"')
    expect(html).toContain('id="m1-fn-1"')
  })
})

it('writes formulas as MathML, and as code when they are not TeX', () => {
  expect(markupOf(renderMath('\\frac{1}{2}', true))).toContain('<mfrac>')
  expect(markupOf(renderMath('\\frac{<', true))).toBe('<code>\\frac{&lt;</code>')
})

it('counts the words of every object that is read', () => {
  const body = [
    { _type: 'block', children: [{ _type: 'span', text: 'parola '.repeat(440) }] },
    { _type: 'pullQuote', text: 'altra' },
  ]
  expect(plainText(body)).toContain('altra')
  expect(readingTime(body)).toBe(2)
  expect(readingTime([])).toBe(1)
})
