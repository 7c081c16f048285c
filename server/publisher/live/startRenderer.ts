import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { RENDERER_FLAGS } from '../build/rendererFlags.ts'
import { rendererVariables } from '../rendererVariables.ts'
import type { SiteEnvironment } from '../siteEnvironment.ts'
import { createRendererEar } from './hearRenderer.ts'
import {
  readRendererAnswer,
  type RendererQuestion,
  type RoundEnd,
  type RoundStep,
} from './messages.ts'

type Question<Kind extends RendererQuestion['kind']> = Omit<
  Extract<RendererQuestion, { readonly kind: Kind }>,
  'kind'
>

/** A process that renders pages; see renderProcess.ts. */
export interface Renderer {
  /**
   * Asks for a round and waits for its end. A process that ends instead answers `failed`; after a
   * `failed` it is of no use and must be closed.
   */
  round(question: Question<'round'>, onStep: (step: RoundStep) => void): Promise<RoundEnd>
  /** Has the next release laid out while nothing else is to do. */
  layOut(question: Question<'layOut'>): void
  /** Writes down what the renderer knows, after all that it was asked before. */
  remember(question: Question<'remember'>): Promise<void>
  /** Takes up what another one wrote down; one that answers false must be closed. */
  recall(question: Question<'recall'>): Promise<boolean>
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

const PROCESS = fileURLToPath(new URL('renderProcess.ts', import.meta.url))
const LOG_LENGTH = 64 * 1024

/**
 * Starts a renderer; it bundles the site's templates first, which takes some seconds, unless those of
 * the same sources are still there.
 */
export function startRenderer(options: RendererOptions): Renderer {
  const child = fork(PROCESS, [options.root], {
    cwd: options.root,
    env: {
      ...rendererVariables(options.site, options.imageCache),
      // glibc keeps memory for each thread that asks at the same time as another: a fifth of all
      // that a renderer of 10,000 articles held, and nothing is gained by it.
      MALLOC_ARENA_MAX: '1',
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
  const { gone, ...questions } = converse(child)
  return {
    ...questions,
    log: () => log,
    close: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function converse(child: ChildProcess) {
  const ear = createRendererEar()
  child.on('message', (raw) => {
    const answer = readRendererAnswer(raw)
    if (answer !== undefined) ear.hear(answer)
  })
  const gone = new Promise<void>((resolve) => {
    const end = (message: string): void => {
      ear.hear(ear.failure() ?? { kind: 'failed', message })
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
  return {
    round: (question: Question<'round'>, tell: (step: RoundStep) => void) => {
      const end = ear.roundEnd(tell)
      ask({ kind: 'round', ...question })
      return end
    },
    layOut: (question: Question<'layOut'>) => ask({ kind: 'layOut', ...question }),
    remember: async (question: Question<'remember'>) => {
      const answer = ear.note()
      ask({ kind: 'remember', ...question })
      await answer
    },
    recall: async (question: Question<'recall'>) => {
      const answer = ear.note()
      ask({ kind: 'recall', ...question })
      return (await answer) === 'recalled'
    },
    gone,
  }
}
