import { evaluate, parse } from 'groq-js'
import { createGrants } from '../../server/lake/access/grants.ts'
import { system } from '../../server/lake/access/identity.ts'
import { createGroqEngine } from '../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../server/lake/query/mirror.ts'
import { blogCorpus } from './blogCorpus.ts'
import { lakeQueries } from './lakeQueries.ts'

// npm run bench -- lake [DOCUMENTS...]: the engine beside plain groq-js, query by query.

const sizes = process.argv.slice(2).map(Number)
const medians = new Map<string, number>()
for (const size of sizes.length === 0 ? [1000, 10_000, 100_000] : sizes) await measure(size)

async function measure(size: number): Promise<void> {
  const documents = [...blogCorpus(size)]
  const mirror = createMirror(documents)
  const grants = createGrants('public')
  const names = { projectId: 'project', dataset: 'dataset' }
  const engine = createGroqEngine({ mirror, grants, ...names, clock: () => new Date() })
  const dataset = documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const byId = new Map(dataset.map((document) => [document._id, document]))
  const askPlain = async (query: string, params: Record<string, unknown>): Promise<unknown> => {
    const dereference = ({ _ref: id }: { _ref: string }) => byId.get(id)
    const value = await evaluate(parse(query, { params }), { dataset, params, dereference })
    return value.get()
  }
  const rows = []
  for (const { name, query, plain = query, params } of lakeQueries) {
    const request = { query, params, perspective: 'raw', identity: system }
    const first = await timed(() => engine.evaluate(request))
    const times: { plain: number[]; engine: number[] } = { plain: [], engine: [] }
    // By turns, so that whatever else the machine does falls on both sides.
    for (let round = 0; round < 3; round++) {
      times.plain.push(await timed(() => askPlain(plain, params)))
      // As often as a server that has run for a while, where that takes no time.
      const start = performance.now()
      for (let run = 0; run < 9 || (run < 500 && performance.now() - start < 100); run++) {
        times.engine.push(await timed(() => engine.evaluate(request)))
      }
    }
    const median = { plain: middle(times.plain), engine: middle(times.engine) }
    const ratio = Math.round(median.plain / median.engine)
    const before = medians.get(name)
    medians.set(name, median.engine)
    const growth = before === undefined ? '' : (median.engine / before).toFixed(1)
    const ms = (time: number): number => Number(time.toFixed(3))
    rows.push({
      query: name,
      plain: ms(median.plain),
      first: ms(first),
      engine: ms(median.engine),
      ratio,
      growth,
    })
  }
  console.log(`${size.toLocaleString('en')} documents, medians in ms`)
  console.table(rows)
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
