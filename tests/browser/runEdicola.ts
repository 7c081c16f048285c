import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** Edicola running as a person would run it: a process of its own on a data folder. */
export interface RunningEdicola {
  readonly siteUrl: string
  readonly cmsUrl: string
  /** The one-time sign-in link that was printed, if any. */
  readonly signInLink: string | undefined
  /** Everything printed so far. */
  output(): string
  /** Sends the signal and resolves with the exit code once the process is gone. */
  stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** What a start needs; the ports may be kept across restarts so that addresses stay the same. */
export interface EdicolaPlace {
  readonly dataFolder: string
  readonly sitePort: number
  readonly cmsPort: number
}

const startScript = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url))
const endWithParent = new URL('./endWithParent.ts', import.meta.url).href
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Two ports that were free a moment ago. */
export async function freePlace(dataFolder: string): Promise<EdicolaPlace> {
  const servers = [createServer(), createServer()]
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : 0
    }),
  )
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return { dataFolder, sitePort: ports[0] ?? 0, cmsPort: ports[1] ?? 0 }
}

/** Starts Edicola, with more variables where wanted, and resolves when it has printed `ready`. */
export async function runEdicola(
  place: EdicolaPlace,
  words: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<RunningEdicola> {
  const child = spawn(process.execPath, ['--import', endWithParent, startScript, ...words], {
    cwd: root,
    env: { ...process.env, ...placeVariables(place), ...variables, NODE_ENV: '', VITEST: '' },
    stdio: 'pipe',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  await untilReady(child, () => output)
  return {
    siteUrl: `http://localhost:${place.sitePort}`,
    cmsUrl: `http://localhost:${place.cmsPort}`,
    signInLink: /https?:\/\/\S+\/sign-in\/\S+/.exec(output)?.[0],
    output: () => output,
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exit = once(child, 'exit')
      child.kill(signal)
      await exit
      return child.exitCode
    },
  }
}

/** The environment variables that put Edicola at this place, and on the embedded lake. */
export function placeVariables(place: EdicolaPlace): Record<string, string> {
  return {
    EDICOLA_DATA: place.dataFolder,
    SITE_PORT: String(place.sitePort),
    CMS_PORT: String(place.cmsPort),
    SITE_URL: '',
    CMS_URL: '',
    SANITY_PROJECT_ID: '',
  }
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (/^ready/m.test(output())) resolve()
    }
    child.stdout?.on('data', look)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`Edicola ended with ${code} before it was ready:\n${output()}`)),
    )
  })
}
