import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { packDocument } from '../../site/content/packDocument.ts'
import { createTextStore, readStoredText } from '../../site/content/textStore.ts'
import { temporaryFolder } from '../publisher/siteFolder.ts'

const bodyOf = (words: string) => [{ _type: 'block', children: [{ _type: 'span', text: words }] }]

test('a packed document reads as the document, and its long texts are the same object while held', async () => {
  const texts = createTextStore(await temporaryFolder())
  const document = {
    _id: 'a',
    title: 'Titolo',
    tags: [{ _ref: 'tag-1' }],
    body: bodyOf('perché '.repeat(200)),
    bio: bodyOf('città '.repeat(200)),
  }
  const packed = packDocument(document, texts)
  expect(packed).toEqual(document)
  expect(Object.keys(packed)).toEqual(Object.keys(document))
  expect(packed['body']).toBe(packed['body'])
})

test('a store gives back every text as it was, and leaves no file with a name', async () => {
  const folder = await temporaryFolder()
  const texts = createTextStore(folder)
  // Words that do not compress, so that there are several slabs.
  const words = Array.from({ length: 12 }, () => randomBytes(1024 * 1024).toString('base64'))
  const stored = words.map((text) => texts.put(text))
  expect(new Set(stored.map(({ slab }) => slab)).size).toBeGreaterThan(1)
  expect(stored.map(readStoredText).every((text, index) => text === words[index])).toBe(true)
  expect(await readdir(folder)).toEqual([])
})
