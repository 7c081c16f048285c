import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { system } from '../../server/lake/access/identity.ts'
import { openDataset } from '../../server/lake/datasets/dataset.ts'
import { openStore } from '../../server/lake/storage/store.ts'
import { blogCorpus } from './blogCorpus.ts'
import { lakeQueries } from './lakeQueries.ts'

// npm run bench -- lakeLoad [DOCUMENTS]: how long a dataset takes to be there, and the memory of its
// whole process, which is one of its own.

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
    const args = [script, 'lakeLoad', String(size), target]
    process.stdout.write(execFileSync(process.execPath, args))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function load(target: string): Promise<void> {
  const rows: Record<string, number | string>[] = []
  const start = performance.now()
  const step = (name: string): void => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    rows.push({ step: name, 'after seconds': seconds, 'RSS MB': residentMegabytes() })
  }
  step('process started')
  const options = { name: 'bench', projectId: 'bench', aclMode: 'public' } as const
  const dataset = openDataset({ file: target, ...options })
  step('writes are taken')
  const ask = (query: string, params: object = {}): Promise<unknown> =>
    dataset.query({ query, params: { ...params }, perspective: 'drafts', identity: system })
  await ask('*[0]._id')
  step('first query answered')
  await untilSteady()
  step('words of searches gathered')
  for (const { query, params } of lakeQueries) await ask(query, params)
  step('one query of each kind answered')
  // Quadratic; it is stopped. One that was quick before waits, and a second thread starts.
  const stopped = ask('count(*[count(*[name > ^.name]) < 0])').catch(() => {})
  await Promise.all([stopped, ask('*[0]._id')])
  await untilSteady()
  step('after a slow query, with a second thread')
  dataset.close()
  console.log(`${first} documents`)
  console.table(rows)
}

/** Waits until a while of nothing has changed the memory by less than one in a hundred. */
async function untilSteady(): Promise<void> {
  for (let before = 0; Math.abs(residentMegabytes() - before) > before / 100;) {
    before = residentMegabytes()
    await setTimeout(5000)
  }
}

function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1e6)
}
