import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { filesBelow, isHashed } from '../../../server/publisher/live/siteFiles.ts'
import { buildForTest } from '../../site/buildForTest.ts'
import { temporaryFolder } from '../siteFolder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const script = fileURLToPath(new URL('./sequencesProcess.ts', import.meta.url))

// The longer mode: INCREMENTAL_SEQUENCES=2000 npx vitest run tests/publisher/live
const SEQUENCES = Number(process.env['INCREMENTAL_SEQUENCES'] ?? 200)
const EDITS = 5

vi.setConfig({ testTimeout: 240_000 + SEQUENCES * 3000 })

interface SequenceResult {
  readonly seed: number
  /** Files that differ between the followed site and the fresh one. */
  readonly different: readonly string[]
  readonly rendered: number
  /** Pages that a session rendered when it took up what another one knew. */
  readonly renderedAtRestart: number
  readonly pages: number
}

/** Routes with parameters: those that went around Astro's request pipeline, and those that did not. */
interface Ways {
  readonly done: true
  readonly direct: number
  readonly slow: readonly string[]
}

function runSequences(
  scratch: string,
  count: number,
): Promise<{ readonly results: SequenceResult[]; readonly ways: Ways | undefined }> {
  const words = [root, scratch, '1', String(count), String(EDITS)]
  const child = fork(script, words, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const results: SequenceResult[] = []
  let output = ''
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  let ways: Ways | undefined
  child.on('message', (message: SequenceResult | Ways) => {
    if ('seed' in message) results.push(message)
    else ways = message
  })
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve({ results, ways }) : reject(new Error(output)),
    )
  })
}

test('after any edits the site is, byte for byte, the one that a full build makes', async () => {
  const scratch = await temporaryFolder()
  const { results, ways } = await runSequences(scratch, SEQUENCES)
  expect(results).toHaveLength(SEQUENCES)
  expect(results.filter(({ different }) => different.length > 0)).toEqual([])
  // Less than a whole site a sequence, though its settings edits touch every page.
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const rendered = sum(results.map((result) => result.rendered))
  const whole = sum(results.map((result) => result.pages)) * EDITS
  expect(rendered).toBeLessThan(whole / 2)

  // What is remembered across restarts is as good as what was never forgotten.
  expect(Math.max(...results.map(({ renderedAtRestart }) => renderedAtRestart))).toBeLessThan(5)

  // Every kind of page was rendered without the pipeline, and below is held against one with it.
  expect(ways?.slow).toEqual([])
  expect(ways?.direct).toBeGreaterThan(10)

  // The same documents through `astro build`, which knows nothing of all this.
  const documents = JSON.parse(await readFile(join(scratch, 'documents.json'), 'utf8'))
  const standard = await buildForTest(documents)
  try {
    expect(standard.outcome).toMatchObject({ outcome: 'built' })
    const files = (folder: string) =>
      filesBelow(folder).filter((file) => !isHashed(file) && file !== 'favicon.svg')
    expect(files(join(scratch, 'site')).toSorted()).toEqual(files(standard.folder).toSorted())
    for (const file of files(standard.folder)) {
      const [ours, theirs] = await Promise.all(
        [join(scratch, 'site'), standard.folder].map((folder) =>
          readFile(join(folder, file), 'utf8'),
        ),
      )
      expect(ours, file).toBe(theirs)
    }
  } finally {
    await standard.remove()
  }
})
