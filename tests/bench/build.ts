import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPeer, HUGO, HUGO_WITHOUT_RELATED, peers, type PeerBuild } from './build/peers.ts'

// npm run bench -- build [ARTICLES] [REPETITIONS]: the publisher beside Hugo, Eleventy and a plain
// Astro blog on the same words. 1,000 articles unless named. Of very many only the first build is
// measured: 100,000 take half an hour and 16 GB.
const count = Number(process.argv[2] ?? 1000)
const repetitions = Number(process.argv[3] ?? 3)
const isHuge = count > 20_000

interface Figure {
  readonly name: string
  readonly value: number
  readonly rendered?: number
  readonly pages?: number
  readonly phases?: Readonly<Record<string, number>>
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

function measureEdicola(isFirst: boolean): Promise<Figure[]> {
  const script = fileURLToPath(new URL('build/edicola.ts', import.meta.url))
  // The lake holds all documents in memory.
  const room = isHuge ? ['--max-old-space-size=12288'] : []
  const words = [...room, script, String(count), String(repetitions)]
  if (isHuge) words.push('first')
  else if (!isFirst) words.push('full')
  const scratch = mkdtempSync(join(tmpdir(), 'edicola-bench-own-'))
  const child = spawn(process.execPath, words, {
    env: { ...process.env, TMPDIR: scratch },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
    // The parts of each figure, for whoever looks for what takes the time.
    process.stderr.write(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 20 })
      if (code !== 0) return reject(new Error('Edicola could not be measured.'))
      resolve(
        output
          .trim()
          .split('\n')
          .map((line): Figure => JSON.parse(line)),
      )
    })
  })
}

const results = new Map<string, PeerBuild[]>()
const folders = new Map<string, string>()
try {
  for (const peer of peers) {
    if (count > peer.mostArticles) {
      console.log(`${peer.name} is skipped: it is not fit for ${count} articles.`)
      continue
    }
    const folder = mkdtempSync(join(tmpdir(), 'edicola-bench-peer-'))
    folders.set(peer.name, folder)
    const reason = peer.prepare(folder, count)
    if (reason === undefined) results.set(peer.name, [])
    else console.log(`${peer.name} is skipped: ${reason}`)
  }
  const figures: Figure[] = []
  for (let round = 0; round < repetitions; round += 1) {
    for (const peer of peers) {
      const folder = folders.get(peer.name)
      if (folder === undefined || !results.has(peer.name)) continue
      if (peer.isSlow === true && round > 0) continue
      const built = await buildPeer(peer, folder)
      results.get(peer.name)?.push(built)
      console.error(JSON.stringify({ name: peer.name, ...built }))
    }
    // Between the peers, so that what else the machine does hits all alike.
    figures.push(...(await measureEdicola(round === 0)))
  }
  print(figures)
} finally {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true })
}

function print(figures: readonly Figure[]): void {
  const of = (name: string): readonly Figure[] => figures.filter((figure) => figure.name === name)
  const time = (name: string): number => median(of(name).map(({ value }) => value))
  const ratio = (milliseconds: number, peer: string): string => {
    const whole = median((results.get(peer) ?? []).map((build) => build.milliseconds))
    return Number.isNaN(whole) ? '–' : (milliseconds / whole).toPrecision(2)
  }
  const row = (name: string, milliseconds: number, rest: string): void => {
    if (Number.isNaN(milliseconds)) return
    const ratios = [HUGO, HUGO_WITHOUT_RELATED].map((peer) => ratio(milliseconds, peer))
    console.log(`| ${[name, Math.round(milliseconds), ...ratios, rest].join(' | ')} |`)
  }
  const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
  console.log(`\n${count} articles\n\n| | ms | of Hugo | without related | |`)
  console.log('| --- | --- | --- | --- | --- |')
  for (const [name, builds] of results) {
    const memory = megabytes(median(builds.map((build) => build.memory)))
    const isStopped = builds.some((build) => build.isStopped)
    row(
      `${name}, full`,
      median(builds.map(({ milliseconds }) => milliseconds)),
      isStopped ? `${memory}, not at its end when it was stopped` : memory,
    )
  }
  const pages = of('publisher, full')[0]?.pages
  const memory = (name: string): string => megabytes(time(`memory, ${name}`))
  row('Edicola, full, publisher', time('publisher, full'), `${pages} pages, ${memory('full')}`)
  row('Edicola, full, astro build', time('astro build, full'), memory('astro build'))
  for (const name of ['body edit', 'title edit', 'new article', 'approve a comment', 'settings']) {
    const rendered = median(of(name).map((figure) => figure.rendered ?? 0))
    row(`Edicola, ${name}`, time(name), `${rendered} pages rendered`)
  }
  row('Edicola, cold start', time('cold start, nothing changed'), 'no page rendered')
  row('Edicola, ready for an edit after it', time('restart, ready for an edit'), '')
  row(
    'Edicola, first edit after it',
    time('first edit after a restart'),
    `${of('first edit after a restart')[0]?.rendered} pages rendered`,
  )
  console.log(`\nEdicola's memory is that of lake, server, renderer and bench together.`)
  if (of('memory, edits').length > 0) console.log(`With edits: ${memory('edits')}.`)
}
