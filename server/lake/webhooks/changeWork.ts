import { system } from '../access/identity.ts'
import type { Datasets } from '../datasets/openDatasets.ts'
import type { SanityDocument } from '../documents/document.ts'
import type { ChangeEvaluator, Evaluation } from './changeEvaluator.ts'
import type { ChangeQueue, WaitingChange } from './changeQueue.ts'
import { concerns } from './documentChange.ts'
import { createWakeable, type Wakeable } from './wakeable.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookStore } from './webhookStore.ts'

interface ChangeWorkOptions {
  readonly projectId: string
  readonly datasets: Datasets
  readonly store: WebhookStore
  readonly queue: ChangeQueue
  readonly evaluator: ChangeEvaluator
  readonly onMessage: () => void
}

const tooOftenTooLong = 3

/**
 * Asks the webhooks about the changes on the queue, one change after another; woken when there is
 * one. A hook whose filter or projection takes too long three times running is disabled.
 * @param onMessage called when there is something to deliver
 */
export function createChangeWork(options: ChangeWorkOptions): Wakeable {
  const { store, queue, evaluator } = options
  const ask = createAsk(options)
  const closing = new AbortController()

  const askAll = async (waiting: WaitingChange): Promise<void> => {
    const { dataset, change } = waiting
    const payloads = new Map<string, string>()
    for (const hook of store.list().filter((each) => concerns(each, dataset, change))) {
      const evaluation = await ask(hook, waiting, closing.signal)
      if (evaluation.kind !== 'done' || evaluation.payload === null) continue
      payloads.set(hook.id, evaluation.payload)
    }
    // What was cut off is asked again at the next start.
    if (closing.signal.aborted) return
    const known = new Set(store.list().map(({ id }) => id))
    for (const id of payloads.keys()) if (!known.has(id)) payloads.delete(id)
    queue.settle(waiting, payloads)
    if (payloads.size > 0) options.onMessage()
  }
  const work = createWakeable(
    async () => {
      while (!closing.signal.aborted) {
        const waiting = queue.next()
        if (waiting === undefined) return
        await askAll(waiting)
      }
    },
    (error) => console.error('The webhooks could not be asked about a change:', error),
  )
  return {
    wake: work.wake,
    close: async () => {
      closing.abort()
      await evaluator.close()
      await work.close()
    },
  }
}

/** Asks one hook about one change, and disables it when it takes too long again and again. */
function createAsk({ projectId, datasets, store, evaluator }: ChangeWorkOptions) {
  const tooLong = new Map<string, number>()
  return async (
    hook: Webhook,
    { dataset, change }: WaitingChange,
    closing: AbortSignal,
  ): Promise<Evaluation> => {
    const place = { projectId, dataset, find: finder(datasets, dataset) }
    const evaluation = await evaluator.evaluate(hook.rule, change, place)
    if (closing.aborted) return evaluation
    if (evaluation.kind === 'done') {
      tooLong.delete(hook.id)
      return evaluation
    }
    const reason = evaluation.kind === 'failed' ? evaluation.reason : 'it took too long'
    console.error(`The webhook "${hook.name}" could not be asked about a change: ${reason}.`)
    const times = evaluation.kind === 'failed' ? 0 : (tooLong.get(hook.id) ?? 0) + 1
    tooLong.set(hook.id, times)
    if (times < tooOftenTooLong) return evaluation
    tooLong.delete(hook.id)
    store.disable(hook.id)
    console.error(`The webhook "${hook.name}" is disabled. Simplify its filter or projection.`)
    return evaluation
  }
}

function finder(datasets: Datasets, name: string): (id: string) => SanityDocument | undefined {
  return (id) => {
    // It may have been deleted since.
    const isThere = datasets.list().some((dataset) => dataset.name === name)
    return isThere ? datasets.get(name).documents([id], system).documents[0] : undefined
  }
}
