import { join } from 'node:path'
import type { Datasets } from '../datasets/openDatasets.ts'
import { badRequest } from '../errors.ts'
import { createChangeEvaluator } from './changeEvaluator.ts'
import { createChangeQueue, type ChangeQueue } from './changeQueue.ts'
import { createChangeWork } from './changeWork.ts'
import { createDeliveries } from './deliveries.ts'
import { createMessageQueue, type MessageQueue } from './messageQueue.ts'
import { watchDataset } from './watchDataset.ts'
import type { Webhook, WebhookSettings } from './webhook.ts'
import { openWebhooksDatabase } from './webhooksDatabase.ts'
import { createWebhookStore, type WebhookStore } from './webhookStore.ts'

/** The webhooks of a lake: their settings, and what they have delivered. */
export interface Webhooks extends Pick<WebhookStore, 'list' | 'get' | 'delete'> {
  /** Throws a 400 LakeError when the GROQ of the rule cannot be used. */
  create(settings: WebhookSettings, author: string): Promise<Webhook>
  update(id: string, settings: WebhookSettings): Promise<Webhook>
  readonly log: Pick<MessageQueue, 'messages' | 'attempts' | 'attempt'>
  /** Forgets what was to be told of a dataset that is gone. */
  forget(dataset: string): void
  close(): Promise<void>
}

/** Opens the webhooks of a lake, and goes on with what was still to be delivered. */
export function openWebhooks(options: {
  readonly folder: string
  readonly projectId: string
  readonly datasets: Datasets
  readonly clock: () => Date
}): Webhooks {
  const { projectId, datasets, clock } = options
  const database = openWebhooksDatabase(join(options.folder, 'webhooks.sqlite'))
  const store = createWebhookStore({ database, projectId, clock })
  const changes = createChangeQueue(database, clock)
  const messages = createMessageQueue(database, clock)
  const evaluator = createChangeEvaluator()
  const deliveries = createDeliveries({ queue: messages, store, clock })
  const onMessage = deliveries.wake
  const work = createChangeWork({
    projectId,
    datasets,
    store,
    queue: changes,
    evaluator,
    onMessage,
  })
  const watches = createWatches(datasets, store, changes, work.wake)

  const checked = async (settings: WebhookSettings): Promise<WebhookSettings> => {
    const evaluation = await evaluator.check(settings.rule)
    if (evaluation.kind === 'done') return settings
    const reason = evaluation.kind === 'failed' ? evaluation.reason : 'it takes too long to read'
    throw badRequest(`The filter or the projection of the webhook cannot be used: ${reason}.`)
  }
  const begin = (): void => {
    watches.refresh()
    work.wake()
    deliveries.wake()
  }
  const changed = <T>(result: T): T => {
    begin()
    return result
  }
  begin()
  return {
    list: store.list,
    get: store.get,
    create: async (settings, author) => changed(store.create(await checked(settings), author)),
    update: async (id, settings) => changed(store.update(id, await checked(settings))),
    delete: (id) => changed(store.delete(id)),
    log: messages,
    forget: changes.forget,
    close: async () => {
      watches.close()
      await work.close()
      await deliveries.close()
      if (database.isOpen) database.close()
    },
  }
}

/** Follows the datasets that some webhook may want to hear of, and no others. */
function createWatches(
  datasets: Datasets,
  store: WebhookStore,
  queue: ChangeQueue,
  onChange: () => void,
) {
  const watched = new Map<string, () => void>()
  const watch = (name: string): void => {
    const options = { dataset: datasets.get(name), queue, hooks: store.list, onChange }
    const stop = watchDataset(options)
    watched.set(name, stop)
    datasets.ending(name).addEventListener('abort', () => {
      stop()
      if (watched.get(name) === stop) watched.delete(name)
    })
  }
  const refresh = (): void => {
    for (const { name } of datasets.list()) {
      const isWanted = store.list().some(({ dataset }) => dataset === '*' || dataset === name)
      const stop = watched.get(name)
      if (isWanted && stop === undefined) watch(name)
      if (isWanted || stop === undefined) continue
      stop()
      watched.delete(name)
      // A hook that comes later is not told of what was before it.
      queue.forget(name)
    }
  }
  const forgetOpening = datasets.onOpen(refresh)
  return {
    refresh,
    close: () => {
      forgetOpening()
      for (const stop of watched.values()) stop()
      watched.clear()
    },
  }
}
