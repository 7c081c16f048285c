import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGrants } from '../../server/lake/access/grants.ts'
import { publishedId } from '../../server/lake/documents/documentIds.ts'
import { createGroqEngine } from '../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../server/lake/storage/mirror.ts'
import { readSnapshot } from '../../server/lake/storage/readSnapshot.ts'
import { openStore } from '../../server/lake/storage/store.ts'
import { blogCorpus } from './blogCorpus.ts'

// npm run bench -- lakeLoad [DOCUMENTS]: what a query thread does when it starts, and the memory
// that it takes, in a process of its own.

const [first = '100000', file] = process.argv.slice(2)
if (file === undefined) measure(Number(first))
else await load(file)

function measure(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'edicola-load-'))
  try {
    const target = join(folder, 'dataset.sqlite')
    openStore(target).close()
    const database = new DatabaseSync(target)
    const insert = database.prepare('INSERT INTO documents (id, type, body) VALUES (?, ?, ?)')
    database.exec('BEGIN')
    for (const each of blogCorpus(size)) insert.run(each._id, each._type, JSON.stringify(each))
    database.exec('COMMIT')
    database.close()
    const script = join(import.meta.dirname, 'bench.ts')
    const args = ['--expose-gc', script, 'lakeLoad', String(size), target]
    process.stdout.write(execFileSync(process.execPath, args))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function load(target: string): Promise<void> {
  const rows: Record<string, number | string>[] = []
  let start = performance.now()
  const step = (name: string): void => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    rows.push({ step: name, seconds, 'RSS MB': toMegabytes(rss), 'heap MB': toMegabytes(heapUsed) })
    start = performance.now()
  }
  const mirror = createMirror(readSnapshot(target).documents, publishedId)
  step('documents read from disk')
  const names = { projectId: 'project', dataset: 'dataset' }
  const grants = createGrants('public')
  const engine = createGroqEngine({ mirror, grants, ...names, clock: () => new Date() })
  engine.makeIndexes()
  step('views and indexes made')
  await engine.gatherWords()
  step('words gathered')
  console.log(`${mirror.all().length.toLocaleString('en')} documents`)
  console.table(rows)
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}
