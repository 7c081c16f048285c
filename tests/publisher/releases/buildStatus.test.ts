import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteBuild, readLatestOutcome } from '../../../server/publisher/releases/buildStatus.ts'
import { temporaryFolder } from '../siteFolder.ts'

test('the last fifty builds are kept, the newest first, with reason, documents and phases', async () => {
  const folder = await temporaryFolder()
  expect(await readLatestOutcome(folder)).toBeUndefined()
  const because = Array.from({ length: 30 }, (_, index) => ({
    id: `a${index}`,
    type: 'article',
    title: `Articolo ${index}`,
    change: 'changed' as const,
  }))
  for (let number = 1; number <= 60; number += 1) {
    await noteBuild(folder, {
      startedAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
      reason: 'content',
      because,
      outcome: number === 60 ? 'failed' : 'published',
      milliseconds: number,
      phases: { content: 1, pages: 2, files: 3, swap: 4 },
      problems: [],
    })
  }
  const { builds } = JSON.parse(await readFile(join(folder, 'status.json'), 'utf8'))
  expect(builds.map(({ milliseconds }: { milliseconds: number }) => milliseconds)).toEqual(
    Array.from({ length: 50 }, (_, index) => 60 - index),
  )
  expect(builds[0]).toMatchObject({
    reason: 'content',
    changedDocuments: 30,
    phases: { content: 1, pages: 2, files: 3, swap: 4 },
  })
  // A thousand documents of an import would make the file unreadable: the first are named.
  expect(builds[0].because).toEqual(because.slice(0, 20))
  expect(await readLatestOutcome(folder)).toBe('failed')
})
