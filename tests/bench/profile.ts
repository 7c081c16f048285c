import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// npm run bench -- profile [ARTICLES]: where the renderer's time goes in a full build from nothing,
// from its beginning to the end of the first build: functions by their own time, and by the time of
// all that they call.
const count = process.argv[2] ?? '10000'
const SHOWN = 40
const PATIENCE_SECONDS = 60

/** https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
type Profile = z.infer<typeof profile>

const folder = mkdtempSync(join(tmpdir(), 'edicola-bench-profile-'))
try {
  const script = fileURLToPath(new URL('build/edicola.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [script, count, '1', 'first'], {
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('Edicola could not be profiled.')
  print(await profileOfRenderer())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The renderer writes its own when it sees that the bench has ended. */
async function profileOfRenderer(): Promise<Profile> {
  for (let second = 0; second < PATIENCE_SECONDS; second += 1) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'))) {
      const text = readFileSync(join(folder, name), 'utf8')
      if (text.includes('/renderProcess.ts') && text.endsWith('}')) {
        return profile.parse(JSON.parse(text))
      }
    }
    await pause(1000)
  }
  throw new Error('The renderer left no profile.')
}

function print({ nodes, samples, timeDeltas }: Profile): void {
  const own = new Map<number, number>()
  for (const [at, id] of samples.entries()) {
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[at] ?? 0))
  }
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((of) => [of, id])))
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const byOwn = new Map<string, number>()
  const byAll = new Map<string, number>()
  for (const [id, time] of own) {
    add(byOwn, names.get(id), time)
    // A function that calls itself counts once.
    const stack = new Set<string | undefined>()
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      stack.add(names.get(at))
    }
    for (const name of stack) add(byAll, name, time)
  }
  const whole = [...own.values()].reduce((sum, time) => sum + time, 0)
  console.log(`\n${Math.round(whole / 1000)} ms in all`)
  printList('own time', byOwn, whole)
  printList('with what they call', byAll, whole)
}

type CallFrame = Profile['nodes'][number]['callFrame']

function nameOf({ functionName, url, lineNumber }: CallFrame): string {
  return `${functionName || '(anonymous)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`
}

function add(sums: Map<string, number>, name: string | undefined, time: number): void {
  if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + time)
}

function printList(title: string, times: ReadonlyMap<string, number>, whole: number): void {
  console.log(`\n${title}`)
  const sorted = [...times].sort(([, one], [, other]) => other - one)
  for (const [name, time] of sorted.slice(0, SHOWN)) {
    console.log(`${((100 * time) / whole).toFixed(1).padStart(5)} %  ${name}`)
  }
}
