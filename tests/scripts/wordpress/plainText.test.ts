import { expect, test } from 'vitest'
import { plainText } from '../../../scripts/wordpress/plainText.ts'

test('keeps apart what stands apart: paragraphs, items, cells, terms and what is said of them', () => {
  expect(plainText('<h2>Prima</h2><p>Uno<br>due</p><pre>tre</pre>quattro')).toBe(
    'Prima\n\nUno\ndue\n\ntre\n\nquattro',
  )
  expect(plainText('<ul><li>uno</li><li>due</li></ul><p>poi</p>')).toBe('uno\ndue\n\npoi')
  expect(plainText('<table><tr><th>Nome</th><td>Ada</td></tr><tr><td>Bo</td></tr></table>')).toBe(
    'Nome Ada\nBo',
  )
  expect(plainText('<dl><dt>Edicola</dt><dd>Un chiosco</dd></dl>poi')).toBe(
    'Edicola\nUn chiosco\n\npoi',
  )
})
