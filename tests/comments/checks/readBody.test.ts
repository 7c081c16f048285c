import { expect, test } from 'vitest'
import { readBody } from '../../../server/comments/checks/readBody.ts'

test('a body that does not end is not waited for', async () => {
  let cancelled = false
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(Buffer.from('body=a')),
    cancel: () => {
      cancelled = true
    },
  })
  expect(await readBody({ body }, 20)).toEqual({ kind: 'tooSlow' })
  expect(cancelled).toBe(true)
})
