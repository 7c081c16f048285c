import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { SanityDocument } from '../documents/document.ts'
import type { DocumentChange } from './documentChange.ts'
import type { WebhookSettings } from './webhook.ts'

/** What became of a filter and a projection over a change. */
export type Evaluation =
  /** `payload` is JSON; null when the filter does not hold. */
  | { readonly kind: 'done'; readonly payload: string | null }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It took longer than it may, or more memory. */
  | { readonly kind: 'exceeded' }

type Rule = Pick<WebhookSettings['rule'], 'filter' | 'projection'>

/** Evaluates what webhooks say in GROQ, one after another, each within bounds. */
export interface ChangeEvaluator {
  /** Whether filter and projection can be parsed; the payload is null. */
  check(rule: Rule): Promise<Evaluation>
  evaluate(
    rule: Rule,
    change: DocumentChange,
    place: {
      readonly projectId: string
      readonly dataset: string
      /** What `->` leads to. */
      readonly find: (id: string) => SanityDocument | undefined
    },
  ): Promise<Evaluation>
  close(): Promise<void>
}

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('done'), id: z.number(), result: z.string().nullable() }),
  z.object({ kind: z.literal('failed'), id: z.number(), reason: z.string() }),
  z.object({
    kind: z.literal('wanted'),
    id: z.number(),
    reference: z.number(),
    documentId: z.string(),
  }),
])

const largestPayload = 5 * 1024 * 1024

/**
 * An evaluator in a thread of its own, which is started when it is needed and ended when it takes
 * too long.
 * @param deadline in milliseconds, for each
 */
export function createChangeEvaluator(deadline = 2000): ChangeEvaluator {
  let thread: Thread | undefined
  let tasks = 0
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const run = async (task: Record<string, unknown>, find: Find): Promise<Evaluation> => {
    if (isClosed) return { kind: 'failed', reason: 'the lake is closing' }
    const started = (thread ??= startThread())
    const evaluation = await started.run({ ...task, id: (tasks += 1) }, find, deadline)
    if (evaluation.kind === 'exceeded') {
      thread = undefined
      await started.worker.terminate()
    }
    return evaluation
  }
  const inTurn = (task: Record<string, unknown>, find: Find): Promise<Evaluation> => {
    const result = last.then(() => run(task, find))
    last = result
    return result
  }
  return {
    check: (rule) => inTurn({ kind: 'check', rule: groqOf(rule) }, () => undefined),
    evaluate: (rule, change, { projectId, dataset, find }) =>
      inTurn({ kind: 'evaluate', rule: groqOf(rule), change, projectId, dataset }, find),
    close: async () => {
      isClosed = true
      await thread?.worker.terminate()
    },
  }
}

type Find = (id: string) => SanityDocument | undefined

interface Thread {
  readonly worker: Worker
  /** Never rejects: a thread that ended has exceeded its bounds, or was closed. */
  run(
    task: { readonly id: number; readonly [part: string]: unknown },
    find: Find,
    deadline: number,
  ): Promise<Evaluation>
}

function startThread(): Thread {
  const worker = new Worker(new URL('evaluatorThread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 },
  })
  worker.unref()
  let hear: (said: z.infer<typeof message>) => void = () => undefined
  // What it takes to start is no fault of any filter.
  const { promise: ready, resolve: begun } = Promise.withResolvers<void>()
  const { promise: ended, resolve: end } = Promise.withResolvers<Evaluation>()
  worker.on('message', (value: unknown) => {
    const said = message.parse(value)
    if (said.kind === 'ready') begun()
    else hear(said)
  })
  for (const event of ['error', 'exit']) worker.on(event, () => end({ kind: 'exceeded' }))

  return {
    worker,
    async run(task, find, deadline) {
      await Promise.race([ready, ended])
      const { promise: answered, resolve: answer } = Promise.withResolvers<Evaluation>()
      hear = (said) => {
        if (said.kind === 'ready' || said.id !== task.id) return
        if (said.kind === 'done') answer(bounded(said.result))
        if (said.kind === 'failed') answer({ kind: 'failed', reason: said.reason })
        if (said.kind !== 'wanted') return
        const document = find(said.documentId)
        worker.postMessage({ kind: 'document', reference: said.reference, document })
      }
      const timer = setTimeout(() => answer({ kind: 'exceeded' }), deadline)
      worker.postMessage(task)
      return Promise.race([answered, ended]).finally(() => clearTimeout(timer))
    },
  }
}

function groqOf({ filter, projection }: Rule): Rule {
  return { filter, projection }
}

function bounded(payload: string | null): Evaluation {
  if (payload === null || payload.length <= largestPayload) return { kind: 'done', payload }
  return { kind: 'failed', reason: 'the payload is larger than 5 MB' }
}
