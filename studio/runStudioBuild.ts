import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { type StudioTarget, targetVariables } from './target.ts'

const sanityCommand = fileURLToPath(
  new URL('bin/sanity', import.meta.resolve('sanity/package.json')),
)
const tailLength = 30

/** Thrown when the Studio could not be built; its message ends with what the build said last. */
export class StudioBuildError extends Error {
  /** The last lines that the build printed. */
  readonly tail: string
  constructor(reason: string, tail: string) {
    super(`The Studio could not be built: ${reason}. The build said:\n\n${tail}`)
    this.name = 'StudioBuildError'
    this.tail = tail
  }
}

/** One run of `sanity build`. */
export interface StudioBuildRun {
  /** The folder with `sanity.cli.ts`; the command leaves its working files here. */
  readonly studioFolder: string
  readonly output: string
  readonly target: StudioTarget
  onProgress(line: string): void
  readonly signal?: AbortSignal
}

/**
 * Runs `sanity build` in a process of its own, which asks nothing of the network and sees no
 * token. Resolves when `output` is complete; throws {@link StudioBuildError} otherwise.
 */
export async function runStudioBuild(run: StudioBuildRun): Promise<void> {
  const child = spawn(process.execPath, [sanityCommand, 'build', '--yes', run.output], {
    cwd: run.studioFolder,
    env: buildVariables(run),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(run.signal && { signal: run.signal }),
  })
  const tail: string[] = []
  const listen = (stream: typeof child.stdout): void => {
    createInterface({ input: stream }).on('line', (line) => {
      const text = stripVTControlCharacters(line).trimEnd()
      if (text.trim() === '') return
      tail.push(text)
      if (tail.length > tailLength) tail.shift()
      if (/^[-✔✖⚠]/.test(text)) run.onProgress(text)
    })
  }
  listen(child.stdout)
  listen(child.stderr)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = (reason: string): void => reject(new StudioBuildError(reason, tail.join('\n')))
  let error: Error | undefined
  child.once('error', (thrown) => {
    error = thrown
  })
  // Only a process that is gone writes nothing more into the folder.
  child.once('close', (code, signal) => {
    if (error) fail(error.message)
    else if (code === 0) resolve()
    else fail(signal ? `it was stopped by ${signal}` : `it ended with code ${code}`)
  })
  await promise
}

function buildVariables({ studioFolder, target }: StudioBuildRun): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    // Tokens are none of the build's business, and a test runner's settings would change it.
    ([name]) => !/TOKEN|^VITEST|^SANITY_|^EDICOLA_|^NODE_ENV$/.test(name),
  )
  return {
    ...Object.fromEntries(inherited),
    ...targetVariables(target),
    CI: '1',
    DO_NOT_TRACK: '1',
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    NODE_ENV: 'production',
    // Where the command would otherwise keep settings in the user's home.
    XDG_CONFIG_HOME: join(studioFolder, '.config'),
  }
}
