import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { readContentReport } from './build/contentReport.ts'
import { RENDERER_FLAGS } from './build/rendererFlags.ts'
import { type BuildMessage, type BuildProgress, readBuildMessage } from './buildProgress.ts'
import { rendererVariables } from './rendererVariables.ts'
import type { SiteEnvironment } from './siteEnvironment.ts'

/** One build to be made. */
export interface BuildRequest {
  /** The Astro project: the folder of `astro.config.mjs`. */
  readonly root: string
  /** Where the files go: a folder that does not exist yet, and that nobody reads before the end. */
  readonly outDir: string
  readonly site: SiteEnvironment
  /** Pictures processed once, kept across builds. */
  readonly imageCache: string
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined
  /** Stops the build; buildSite then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Lets everything else on the machine go first: for a build beside a server that answers. */
  readonly background?: boolean | undefined
}

/**
 * How a build ended. `refused`: a document does not fit its schema, which an editor can mend;
 * `failed`: anything else, with the tail of the build's output.
 */
export type BuildOutcome =
  | {
      readonly outcome: 'built'
      readonly folder: string
      readonly pages: number
      readonly milliseconds: number
      readonly warnings: readonly ContentProblem[]
    }
  | { readonly outcome: 'refused'; readonly problems: readonly ContentProblem[] }
  | { readonly outcome: 'failed'; readonly message: string; readonly log: string }

const BUILD_PROCESS = fileURLToPath(new URL('./build/runBuild.ts', import.meta.url))
const LOG_LENGTH = 64 * 1024
const BACKGROUND_PRIORITY = 5
const STOP_GRACE_MILLISECONDS = 3000

/**
 * Builds the site into `outDir` with the standard Astro build, in a process of its own. The folder
 * is complete when the outcome is `built` and does not exist otherwise. Builds of one checkout
 * wait for each other, also across processes.
 */
export async function buildSite(request: BuildRequest): Promise<BuildOutcome> {
  request.signal?.throwIfAborted()
  const started = performance.now()
  const scratch = await mkdtemp(join(tmpdir(), 'edicola-build-'))
  const reportFile = join(scratch, 'problems.jsonl')
  try {
    await mkdir(request.outDir, { recursive: true })
    const end = await runChild(request, reportFile)
    request.signal?.throwIfAborted()
    const outcome = judge(request.outDir, end, await readContentReport(reportFile), started)
    if (outcome.outcome !== 'built') await discard(request.outDir)
    return outcome
  } catch (error) {
    await discard(request.outDir)
    throw error
  } finally {
    await discard(scratch)
  }
}

const discard = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

interface ChildEnd {
  readonly last: BuildMessage | undefined
  readonly exit: string
  readonly log: string
}

function judge(
  folder: string,
  end: ChildEnd,
  problems: readonly ContentProblem[],
  started: number,
): BuildOutcome {
  if (problems.some(({ severity }) => severity === 'error')) return { outcome: 'refused', problems }
  if (end.last?.kind === 'built' && end.last.pages === 0) {
    // Astro takes a project without pages for a good one; as a release it would empty the site.
    return { outcome: 'failed', message: 'The build made no page.', log: end.log }
  }
  if (end.last?.kind === 'built') {
    const milliseconds = Math.round(performance.now() - started)
    return { outcome: 'built', folder, pages: end.last.pages, milliseconds, warnings: problems }
  }
  const message =
    end.last?.kind === 'failed' ? end.last.message : `The build process ended with ${end.exit}.`
  return { outcome: 'failed', message, log: end.log }
}

function childEnvironment(request: BuildRequest, reportFile: string): NodeJS.ProcessEnv {
  return {
    ...rendererVariables(request.site, request.imageCache),
    EDICOLA_BUILD_REPORT: reportFile,
  }
}

function runChild(request: BuildRequest, reportFile: string): Promise<ChildEnd> {
  const child = fork(BUILD_PROCESS, [request.root, request.outDir], {
    cwd: request.root,
    env: childEnvironment(request, reportFile),
    execArgv: [...RENDERER_FLAGS],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  if (request.background === true) lowerPriority(child)
  const stop = (): void => stopChild(child)
  request.signal?.addEventListener('abort', stop, { once: true })
  return new Promise((resolve, reject) => {
    let last: BuildMessage | undefined
    let log = ''
    const collect = (chunk: Buffer): void => {
      log = `${log}${stripVTControlCharacters(chunk.toString())}`.slice(-LOG_LENGTH)
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('message', (raw) => {
      const message = readBuildMessage(raw)
      if (message?.kind === 'progress') request.onProgress?.(message.progress)
      else last = message ?? last
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      request.signal?.removeEventListener('abort', stop)
      resolve({ last, exit: signal ?? `exit code ${code}`, log })
    })
  })
}

function stopChild(child: ChildProcess): void {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MILLISECONDS)
  child.on('close', () => clearTimeout(timer))
}

function lowerPriority(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    setPriority(child.pid, BACKGROUND_PRIORITY)
  } catch {
    // Some systems do not let a process change priorities: the build then runs as usual.
  }
}
