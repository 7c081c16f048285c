import { expect, it } from 'vitest'
import { html, markupOf } from '../../site/text/html.ts'

it('takes breaks in a template for a space between words, and for nothing at the edge of a block', () => {
  const cells = ['a', 'b'].map((cell) => html`<td>${cell}</td>`)
  const table = html`<table>
    <tr>
      ${cells}
    </tr>
  </table>`
  expect(markupOf(table)).toBe('<table><tr><td>a</td><td>b</td></tr></table>')
  const words = html`<p>
    <b>${'One'}</b>
    <i>two</i>, ${'a\n b'}
  </p>`
  expect(markupOf(words)).toBe('<p><b>One</b> <i>two</i>, a\n b</p>')
})
