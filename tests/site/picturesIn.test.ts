import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { picturesIn } from '../../site/pictures/picturesIn.ts'

const MEGABYTE = 2 ** 20

function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

test('names every picture of a page once', () => {
  const page =
    '<img src="/_images/a1-640.webp" srcset="/_images/a1-640.webp, /_images/b-2.avif 2x">'
  expect([...picturesIn(page)]).toEqual(['a1-640.webp', 'b-2.avif'])
})

test('names that are kept do not keep the pages in which they were found', () => {
  const before = heapInUse()
  const kept = Array.from({ length: 100 }, (_, index) => {
    // Read from bytes, as pages are: the text is one piece.
    const page = Buffer.from(`<img src="/_images/picture-${index}.webp">`.padEnd(MEGABYTE / 2))
    return picturesIn(page.toString())
  })
  expect(heapInUse() - before).toBeLessThan(20 * MEGABYTE)
  expect([...(kept[99] ?? [])]).toEqual(['picture-99.webp'])
})
