import { z } from 'zod'
import { system } from '../access/identity.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { isDocument, type SanityDocument } from '../documents/document.ts'
import type { ChangeQueue } from './changeQueue.ts'
import { concerns, type DocumentChange } from './documentChange.ts'
import type { Webhook } from './webhook.ts'

const event = z.object({
  documentId: z.string(),
  transactionId: z.string(),
  timestamp: z.string(),
  previous: z.custom<SanityDocument>(isDocument).optional(),
  result: z.custom<SanityDocument>(isDocument).optional(),
})

const everyChange = {
  query: '*',
  params: {},
  identity: system,
  includeResult: true,
  includePreviousRevision: true,
  includeMutations: false,
  includeAllVersions: true,
  includeEffects: false,
} as const

const waitAfterFailure = 5000

/**
 * Follows the log of a dataset from where the queue has come to, and puts the changes that some
 * webhook may want to hear of on the queue, at once after each commit. Returns what ends it.
 * @param onChange called when there is something on the queue
 */
export function watchDataset(options: {
  readonly dataset: Dataset
  readonly queue: ChangeQueue
  readonly hooks: () => readonly Webhook[]
  readonly onChange: () => void
}): () => void {
  const { dataset, queue, hooks, onChange } = options
  let stop: () => void = () => undefined
  let retry: NodeJS.Timeout | undefined
  let isEnded = false

  const take = (kind: string, eventId: string | undefined, data: unknown): void => {
    if (kind === 'reset') {
      console.error(
        `Webhooks were not told of all changes of ${dataset.name}: there were too many.`,
      )
    }
    // Only the place of a change is known after a restart, that of a greeting is not.
    if (kind !== 'mutation' || eventId === undefined) return
    const change = changeOf(eventId, data)
    const isWanted = hooks().some((hook) => concerns(hook, dataset.name, change))
    queue.advance(dataset.name, eventId, isWanted ? change : undefined)
    if (isWanted) onChange()
  }
  const follow = (): void => {
    if (isEnded) return
    let isBroken = false
    const position = queue.position(dataset.name)
    stop = dataset.listen(
      {
        ...everyChange,
        enableResume: position !== undefined,
        ...(position === undefined ? {} : { lastEventId: position }),
      },
      ({ event: kind, id, data }) => {
        if (isBroken) return
        try {
          take(kind, id, data)
        } catch (error) {
          // What comes after must wait, or it would be passed over: the log is read again.
          isBroken = true
          console.error(`A change of ${dataset.name} could not be kept for its webhooks:`, error)
          retry = setTimeout(() => {
            stop()
            follow()
          }, waitAfterFailure)
          retry.unref()
        }
      },
    )
  }
  follow()
  return () => {
    isEnded = true
    clearTimeout(retry)
    stop()
  }
}

function changeOf(eventId: string, data: unknown): DocumentChange {
  const { documentId, transactionId, timestamp, previous, result } = event.parse(data)
  const [before, after] = [previous ?? null, result ?? null]
  return { eventId, documentId, transactionId, timestamp, before, after }
}
