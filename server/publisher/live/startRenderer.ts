import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { RENDERER_FLAGS } from '../build/rendererFlags.ts'
import { type SiteEnvironment, siteVariables } from '../siteEnvironment.ts'
import { readRendererAnswer, type RendererAnswer, type RendererQuestion } from './messages.ts'

/** What a round tells on its way. */
export type RoundStep = Extract<RendererAnswer, { readonly kind: 'progress' | 'found' }>

/** A process that renders pages; see renderProcess.ts. */
export interface Renderer {
  /**
   * Asks for a round and waits for its end. A process that ends instead answers `failed`; after a
   * `failed` it is of no use and must be closed.
   */
  round(
    question: Omit<Extract<RendererQuestion, { readonly kind: 'round' }>, 'kind'>,
    onStep: (step: RoundStep) => void,
  ): Promise<Exclude<RendererAnswer, RoundStep>>
  /** Has the next release laid out while nothing else is to do. */
  layOut(question: Omit<Extract<RendererQuestion, { readonly kind: 'layOut' }>, 'kind'>): void
  /** The tail of what it printed. */
  log(): string
  /** Ends it, and resolves when it is gone. */
  close(): Promise<void>
}

/** What a renderer is started with. */
export interface RendererOptions {
  /** The Astro project: the folder of `astro.config.mjs`. */
  readonly root: string
  readonly site: SiteEnvironment
  /** Pictures processed once, kept across releases. */
  readonly imageCache: string
}

type RoundEnd = Awaited<ReturnType<Renderer['round']>>

const PROCESS = fileURLToPath(new URL('renderProcess.ts', import.meta.url))
const LOG_LENGTH = 64 * 1024

let serial = 0

/** Starts a renderer; it builds the site's templates first, which takes a second or two. */
export function startRenderer(options: RendererOptions): Renderer {
  serial += 1
  // Below the project, where the built templates find its packages; hidden from git and Astro.
  const shell = join(options.root, '.astro', 'live', `${process.pid}-${serial}`)
  const child = fork(PROCESS, [options.root, shell], {
    cwd: options.root,
    env: {
      ...process.env,
      ...siteVariables(options.site),
      NODE_ENV: 'production',
      VITEST: undefined,
      EDICOLA_IMAGE_CACHE: options.imageCache,
      EDICOLA_BUILD_REPORT: join(shell, '..', `${process.pid}-${serial}.jsonl`),
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    execArgv: [...RENDERER_FLAGS],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  const collect = (chunk: Buffer): void => {
    log = `${log}${stripVTControlCharacters(chunk.toString())}`.slice(-LOG_LENGTH)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const { round, layOut, gone } = converse(child)
  return {
    round,
    layOut,
    log: () => log,
    close: async () => {
      child.kill('SIGKILL')
      await gone
      await rm(shell, { recursive: true, force: true })
      await rm(`${shell}.jsonl`, { force: true })
    },
  }
}

function converse(child: ChildProcess) {
  let onAnswer: ((answer: RoundEnd) => void) | undefined
  let onStep: ((step: RoundStep) => void) | undefined
  let ended: RoundEnd | undefined
  const settle = (answer: RoundEnd): void => {
    onAnswer?.(answer)
    onAnswer = undefined
  }
  child.on('message', (raw) => {
    const answer = readRendererAnswer(raw)
    if (answer?.kind === 'progress' || answer?.kind === 'found') onStep?.(answer)
    else if (answer !== undefined) {
      if (answer.kind === 'failed') ended = answer
      settle(answer)
    }
  })
  const gone = new Promise<void>((resolve) => {
    const end = (message: string): void => {
      ended ??= { kind: 'failed', message }
      settle(ended)
      resolve()
    }
    child.on('error', (error) => end(`The render process could not be started: ${error.message}`))
    child.on('close', (code, signal) => {
      end(`The render process ended with ${signal ?? `exit code ${code}`}.`)
    })
  })
  const ask = (question: RendererQuestion): void => {
    if (child.connected) child.send(question)
  }
  const round: Renderer['round'] = (question, tell) => {
    if (ended !== undefined) return Promise.resolve(ended)
    onStep = tell
    return new Promise((resolve) => {
      onAnswer = resolve
      ask({ kind: 'round', ...question })
    })
  }
  const layOut: Renderer['layOut'] = (question) => ask({ kind: 'layOut', ...question })
  return { round, layOut, gone }
}
