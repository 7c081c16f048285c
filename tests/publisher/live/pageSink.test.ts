import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPageSink } from '../../../server/publisher/live/pageSink.ts'
import { openReleaseWriter } from '../../../server/publisher/live/releaseWriter.ts'
import { temporaryFolder } from '../siteFolder.ts'

test('many pages are written by a thread: what differs, and nothing else', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'p1'))
  await writeFile(join(folder, 'p1/index.html'), 'pagina 1: è')
  const sink = openPageSink(folder, openReleaseWriter(folder), 1000)
  onTestFinished(() => sink.close())
  const pages = Array.from({ length: 1000 }, (_, number) => `p${number}/index.html`)
  for (const [number, file] of pages.entries()) {
    const text = `pagina ${number}: è`
    await sink.put(file, number % 2 === 0 ? text : Buffer.from(text))
  }
  const { changed, files, folders } = await sink.end()
  expect(changed).toEqual(pages.filter((file) => file !== 'p1/index.html'))
  expect(files.toSorted()).toEqual(changed.toSorted())
  expect(folders).toContain('p999')
  for (const [number, file] of pages.entries()) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(`pagina ${number}: è`)
  }
})

test('a disk that takes no more ends the round, however many pages are on their way', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'no-folder'), '')
  const sink = openPageSink(folder, openReleaseWriter(folder), 1000)
  onTestFinished(() => sink.close())
  const work = async (): Promise<void> => {
    for (let number = 0; number < 1000; number += 1) {
      await sink.put(`no-folder/${number}/index.html`, 'x')
    }
    await sink.end()
  }
  await expect(work()).rejects.toThrow(/ENOTDIR|EEXIST/)
})
