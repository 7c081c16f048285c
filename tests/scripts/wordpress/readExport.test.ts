import { expect, test } from 'vitest'
import { WordPressFileError } from '../../../scripts/wordpress/exportFile.ts'
import { createExportReader } from '../../../scripts/wordpress/readExport.ts'
import { wxr } from './wxr.ts'
import { found } from '../../found.ts'

function read(...parts: string[]) {
  const reader = createExportReader()
  for (const part of parts) reader.write(part)
  return reader.close()
}

function failure(...parts: string[]): WordPressFileError {
  try {
    read(...parts)
  } catch (error) {
    if (error instanceof WordPressFileError) return error
    throw error
  }
  throw new Error('It was read.')
}

test('broken XML is refused with line and column', () => {
  const error = failure('<rss>\n  <channel>\n    <title>a</titl>\n</channel></rss>')
  expect(error.message).toMatch(
    /^The file cannot be read at line 3, column \d+: unexpected close tag/,
  )
  expect(error.line).toBe(3)
  expect(error.column).toBeGreaterThan(12)
})

test('a file that ends too early is refused', () => {
  const whole = wxr({ items: '<item><title>a</title></item>' })
  expect(failure(whole.slice(0, -40)).message).toMatch(/unclosed tag/)
})

test('XML that is no WordPress export is refused with what to do', () => {
  expect(failure('<rss><channel><title>a feed</title></channel></rss>').message).toMatch(
    /no WordPress export.*Tools → Export/,
  )
})

test('an entity that a file declares is not expanded', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>'
  expect(failure(bomb).message).toMatch(/undefined entity/)
})

test('characters that XML forbids do not stop the import, and pieces may end anywhere', () => {
  const text = wxr({ items: '<item><title><![CDATA[one\u000btwo]]></title></item>' })
  const { items } = read(...found(text.match(/[\s\S]{1,7}/g)))
  expect(items.map(({ title }) => title)).toEqual(['one two'])
})
