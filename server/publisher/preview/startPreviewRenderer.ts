import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { rendererVariables } from '../rendererVariables.ts'
import type { SiteEnvironment } from '../siteEnvironment.ts'
import {
  type PreviewOutcome,
  type PreviewQuestion,
  type PreviewWish,
  readPreviewAnswer,
} from './previewMessages.ts'

/** A process that renders previews; see previewProcess.ts. */
export interface PreviewRenderer {
  /** Where styles, fonts and scripts of the pages are; `undefined` before the first page. */
  shell(): string | undefined
  /** Never rejects. After a `failed` the process is of no use, and must be closed. */
  show(wish: PreviewWish): Promise<PreviewOutcome>
  changed(ids: readonly string[] | undefined): void
  /** Ends it, and resolves when it is gone. */
  close(): Promise<void>
}

/** What previews are rendered from. */
export interface PreviewRendererOptions {
  /** The Astro project: the folder of `astro.config.mjs`. */
  readonly root: string
  /** Its token reads drafts. */
  readonly site: SiteEnvironment
  /** Where pictures of previews are kept. */
  readonly pictures: string
}

const PROCESS = fileURLToPath(new URL('previewProcess.ts', import.meta.url))

/** Templates are built in seconds, on a busy machine after other builds; that is waited for. */
const LONGEST_START_MILLISECONDS = 180_000
/** Ten thousand documents are fetched at the first page; a page takes milliseconds. */
const LONGEST_PAGE_MILLISECONDS = 30_000

/**
 * Starts a process; it builds the site's templates first, which takes some seconds, unless the
 * publisher or an earlier one has.
 */
export function startPreviewRenderer(options: PreviewRendererOptions): PreviewRenderer {
  const child = fork(PROCESS, [options.root], {
    cwd: options.root,
    env: rendererVariables(options.site, options.pictures),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { gone, ...questions } = converse(child)
  return {
    ...questions,
    close: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function converse(child: ChildProcess) {
  const waiting = new Map<number, (outcome: PreviewOutcome) => void>()
  const ready = Promise.withResolvers<void>()
  let last = 0
  let broken: string | undefined
  let shell: string | undefined
  const fail = (message: string): void => {
    broken ??= message
    ready.resolve()
    for (const settle of waiting.values()) settle({ kind: 'failed', message: broken })
    waiting.clear()
  }
  child.on('message', (raw) => {
    const answer = readPreviewAnswer(raw)
    if (answer?.kind === 'shown') {
      waiting.get(answer.number)?.(answer.outcome)
      waiting.delete(answer.number)
    } else if (answer?.kind === 'ready') {
      shell = answer.shell
      ready.resolve()
    } else if (answer?.kind === 'broken') fail(answer.message)
  })
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      fail(`The preview process could not be started: ${error.message}`)
      resolve()
    })
    child.on('close', (code, signal) => {
      fail(`The preview process ended with ${signal ?? `exit code ${code}`}.`)
      resolve()
    })
  })
  const ask = (question: PreviewQuestion): void => {
    if (child.connected) child.send(question)
  }
  const within = async <Result>(milliseconds: number, work: Promise<Result>): Promise<Result> => {
    const late = (): void => fail(`There was no answer in ${milliseconds / 1000} seconds.`)
    const timer = setTimeout(late, milliseconds)
    return work.finally(() => clearTimeout(timer))
  }
  const isReady = within(LONGEST_START_MILLISECONDS, ready.promise)
  return {
    gone,
    shell: () => shell,
    changed: (ids: readonly string[] | undefined) => ask({ kind: 'changed', ids }),
    show: async (wish: PreviewWish): Promise<PreviewOutcome> => {
      await isReady
      if (broken !== undefined) return { kind: 'failed', message: broken }
      const number = ++last
      const { promise, resolve } = Promise.withResolvers<PreviewOutcome>()
      waiting.set(number, resolve)
      ask({ kind: 'show', number, ...wish })
      return within(LONGEST_PAGE_MILLISECONDS, promise)
    },
  }
}
