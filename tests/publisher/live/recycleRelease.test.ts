import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { layOutRelease } from '../../../server/publisher/live/layOutRelease.ts'
import { recycleRelease } from '../../../server/publisher/live/recycleRelease.ts'
import { openReleaseWriter } from '../../../server/publisher/live/releaseWriter.ts'
import { filesBelow, isHashed } from '../../../server/publisher/live/siteFiles.ts'
import { createReleaseMemory } from '../../../server/publisher/releases/releaseMemory.ts'
import { createRandom } from '../../createRandom.ts'
import { temporaryFolder } from '../siteFolder.ts'

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder)
      .toSorted()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

test('a release made of a retired one is the same as one that is laid out anew', async () => {
  const folder = await temporaryFolder()
  const release = (number: number): string => join(folder, String(number))
  const random = createRandom(11)
  const memory = createReleaseMemory()
  const names = ['index.html', 'a/index.html', 'a/b/index.html', 'c/index.html', '_astro/x.css']
  mkdirSync(release(0), { recursive: true })
  writeFileSync(join(release(0), 'index.html'), 'first')
  for (let number = 1; number <= 60; number += 1) {
    const next = join(folder, 'next')
    const from = release(number - 1)
    const isKept = (file: string): boolean => !isHashed(file) || number % 7 !== 0
    const retired = release(number - 6)
    const differing = memory.differences(String(number - 6))
    if (differing === undefined) await layOutRelease(from, next, isKept)
    else {
      const anew = join(folder, 'anew')
      await layOutRelease(from, anew, isKept)
      recycleRelease({ folder: retired, differing: [...differing] }, next, { from, isKept })
      expect(contents(next)).toEqual(contents(anew))
      // Not a byte is copied: every file is the one of the current release.
      for (const file of filesBelow(next)) {
        expect(statSync(join(next, file)).ino).toBe(statSync(join(from, file)).ino)
      }
      rmSync(anew, { recursive: true })
    }
    const writer = openReleaseWriter(next)
    const changed = names.filter((file) => {
      const dice = random()
      if (dice < 0.5) return false
      return dice < 0.65 ? writer.remove(file) : writer.put(file, Buffer.from(`${file} ${number}`))
    })
    // After the swap, and told to nobody.
    for (const word of ['alb', 'bar']) {
      const file = join(next, '_search', `${word}.json`)
      mkdirSync(dirname(file), { recursive: true })
      rmSync(file, { force: true })
      if (random() < 0.7) writeFileSync(file, `${word} ${number}`)
    }
    await layOutRelease(next, release(number))
    rmSync(next, { recursive: true })
    memory.note(String(number), changed)
  }
})

test('what came before the memory began, or too long ago, is not known', () => {
  const memory = createReleaseMemory()
  expect(memory.differences('0')).toBeUndefined()
  for (let number = 1; number <= 30; number += 1) memory.note(String(number), [`${number}.html`])
  expect(memory.differences('0')).toBeUndefined()
  expect(memory.differences('2')).toBeUndefined()
  expect([...(memory.differences('28') ?? [])]).toEqual(['29.html', '30.html'])
})
