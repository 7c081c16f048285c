import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDataset } from './readDataset.ts'
import { startLakeProcess, type LakeProcess } from './startLakeProcess.ts'

// EDICOLA_KILL_ROUNDS=100 npx vitest run tests/faults/killed.test.ts
const rounds = Number(process.env['EDICOLA_KILL_ROUNDS'] ?? 10)
const writerCount = 32

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** One that writes number after number; `sent` is one ahead of `acknowledged` while it waits. */
interface Writer {
  readonly name: string
  sent: number
  acknowledged: number
}

const idOf = (name: string, n: number): string => `${name}-${n}`

/** Changes four documents at once: two that count, one that comes and one that goes. */
function mutationsOf(name: string, n: number): unknown[] {
  const count = (part: string) => ({
    createOrReplace: { _id: `${name}-${part}`, _type: 'counter', n, padding: 'x'.repeat(500) },
  })
  const previous = n === 1 ? [] : [{ delete: { id: idOf(name, n - 1) } }]
  return [count('a'), { create: { _id: idOf(name, n), _type: 'step', n } }, ...previous, count('b')]
}

/** Writes until the lake does not answer any more. What was not acknowledged is sent again. */
async function writeOn(writer: Writer, lake: LakeProcess, onAcknowledged: () => void) {
  for (;;) {
    writer.sent = writer.acknowledged + 1
    const { name, sent } = writer
    const answer = await lake.mutate(idOf(name, sent), mutationsOf(name, sent))
    if (answer === undefined) return
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`)
    writer.acknowledged = sent
    onAcknowledged()
  }
}

/** Whether what is on disk is what each writer was told, whole, and nothing else. */
async function check(writers: readonly Writer[], lake: LakeProcess): Promise<void> {
  const disk = readDataset(folder)
  expect(disk.integrity).toBe('ok')
  expect(await lake.documents()).toEqual(disk.documents)
  const expected: string[] = []
  for (const { name, sent, acknowledged } of writers) {
    for (let n = 1; n <= acknowledged; n++) {
      if (disk.transactions.get(idOf(name, n)) !== (n === 1 ? 3 : 4)) {
        throw new Error(`${idOf(name, n)} was acknowledged and is not whole in the log`)
      }
    }
    // One more may be on disk, whose acknowledgement was cut off; half of it may not.
    const n = Number(disk.documents.get(`${name}-a`)?.['n'] ?? 0)
    expect([acknowledged, sent]).toContain(n)
    if (n > 0) expected.push(`${name}-a`, `${name}-b`, idOf(name, n))
    expect(disk.documents.get(`${name}-b`)?.['n'] ?? 0).toBe(n)
  }
  expect([...disk.documents.keys()].sort()).toEqual(expected.sort())
}

test(
  `nothing acknowledged is lost and nothing is half done, killed ${rounds} times under ${writerCount} writers`,
  async () => {
    const writers: Writer[] = Array.from({ length: writerCount }, (_, index) => ({
      name: `writer${index}`,
      sent: 0,
      acknowledged: 0,
    }))
    for (let round = 0; round < rounds; round++) {
      const lake = await startLakeProcess(folder)
      await check(writers, lake)
      // Killed in the middle of things: after another number of acknowledgements each time.
      let left = 1 + ((round * 61) % 170)
      let killed: Promise<void> | undefined
      const onAcknowledged = () => {
        left -= 1
        if (left === 0) killed = lake.kill()
      }
      await Promise.all(writers.map((writer) => writeOn(writer, lake, onAcknowledged)))
      await killed
      expect(left).toBeLessThanOrEqual(0)
    }
    const last = await startLakeProcess(folder)
    await check(writers, last)
    await last.kill()
    // Some were cut off on their way, or the rounds would have tested nothing.
    expect(writers.some(({ sent, acknowledged }) => sent > acknowledged)).toBe(true)
  },
  rounds * 20_000,
)
