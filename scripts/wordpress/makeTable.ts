import type { BodyContext, BodyObject } from './bodyContext.ts'
import { oneLine } from './plainText.ts'

/** A table of plain text; cells that span several columns are followed by empty ones. */
export function makeTable(table: Element, context: BodyContext): BodyObject | undefined {
  const rows = [...table.querySelectorAll('tr')].map((row) => {
    const cells = [...row.querySelectorAll('th, td')].flatMap((cell) => {
      const span = Math.min(20, Math.max(1, Number(cell.getAttribute('colspan')) || 1))
      return [oneLine(cell.innerHTML), ...Array.from({ length: span - 1 }, () => '')]
    })
    return { _type: 'tableRow', _key: context.newKey(), cells }
  })
  if (rows.length === 0) return undefined
  for (const link of table.querySelectorAll('a[href]')) {
    context.note('link', `${link.getAttribute('href')} in a cell of a table`)
  }
  for (const image of table.querySelectorAll('img')) {
    context.note('element', `the picture ${image.getAttribute('src')} in a cell of a table`)
  }
  const first = table.querySelector('tr')
  const hasHeader =
    first?.closest('thead') !== null || [...first.children].every((cell) => cell.tagName === 'TH')
  return { _type: 'table', _key: context.newKey(), hasHeader, rows }
}
