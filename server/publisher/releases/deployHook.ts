import { spawn } from 'node:child_process'

/** What is to be called after each swap. */
export interface DeployHook {
  /** A command for the shell; it is given the changed paths, one a line. */
  readonly command: string | undefined
  /** An address that gets a POST with the changed paths as JSON. */
  readonly url: string | undefined
}

/** Tells others that the site has changed: a purge of a CDN, rsync, `wrangler`, `netlify`. */
export interface Deployer {
  /** Notes what changed; the hook runs when none runs, and again for what was noted meanwhile. */
  tell(release: { readonly folder: string; readonly changedFiles: readonly string[] }): void
  /** Resolves when no hook runs. */
  settled(): Promise<void>
}

const TIMEOUT_MILLISECONDS = 10 * 60_000
const OUTPUT_LENGTH = 2000

/**
 * Makes a deployer; without a command or an address it does nothing. One call runs at a time, and
 * what changes meanwhile is told together by the next. A call that fails is told to `onFailure`,
 * and its paths are told again with the next change.
 */
export function createDeployer(hook: DeployHook, onFailure: (message: string) => void): Deployer {
  const waiting = new Set<string>()
  let folder = ''
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const paths = [...waiting].sort()
      waiting.clear()
      try {
        if (hook.command !== undefined) await runCommand(hook.command, folder, paths)
        if (hook.url !== undefined) await post(hook.url, paths)
      } catch (error) {
        for (const path of paths) waiting.add(path)
        onFailure(error instanceof Error ? error.message : String(error))
        return
      }
    }
  }

  return {
    tell: (release) => {
      if (hook.command === undefined && hook.url === undefined) return
      for (const path of release.changedFiles) waiting.add(path)
      folder = release.folder
      running ??= run().finally(() => {
        running = undefined
      })
    },
    settled: async () => running,
  }
}

function runCommand(command: string, folder: string, paths: readonly string[]): Promise<void> {
  const child = spawn(command, {
    shell: true,
    // What is deployed is one release, whatever becomes current meanwhile.
    env: { ...process.env, EDICOLA_RELEASE: folder, EDICOLA_CHANGED: String(paths.length) },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIMEOUT_MILLISECONDS,
  })
  let output = ''
  const collect = (chunk: Buffer): void => {
    output = `${output}${chunk.toString()}`.slice(-OUTPUT_LENGTH)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  // A command that does not read its input ends before it is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(paths.map((path) => `${path}\n`).join(''))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(`The deploy command ended with ${signal ?? `exit code ${code}`}.\n${output}`),
        )
    })
  })
}

async function post(url: string, changed: readonly string[]): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ changed }),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  })
  if (!response.ok) throw new Error(`The deploy address ${url} answered ${response.status}.`)
}
