import type { AttemptResult, Message } from './message.ts'
import type { MessageQueue } from './messageQueue.ts'
import { sendMessage } from './sendMessage.ts'
import { createWakeable, type Wakeable } from './wakeable.ts'
import type { WebhookStore } from './webhookStore.ts'

const firstWait = 1000
const mostAttempts = 12
const longestWait = 60 * 60 * 1000
const waitAfterFailure = 10_000

/**
 * Delivers what is on the queue, one message of each hook at a time; woken when there is something
 * new, or when a hook has changed. A receiver that is busy or broken is tried again after a second,
 * two, four and so on: 12 times in 34 minutes altogether.
 */
export function createDeliveries(options: {
  readonly queue: MessageQueue
  readonly store: WebhookStore
  readonly clock: () => Date
}): Wakeable {
  const { queue, store, clock } = options
  const hooks = new Map<string, Wakeable>()
  const timers = new Map<string, NodeJS.Timeout>()
  const closing = new AbortController()

  const wakeAt = (hookId: string, time: number | undefined): void => {
    clearTimeout(timers.get(hookId))
    if (time === undefined || closing.signal.aborted) return
    const wait = Math.max(10, Math.min(longestWait, time - clock().getTime()))
    const timer = setTimeout(() => hooks.get(hookId)?.wake(), wait)
    timer.unref()
    timers.set(hookId, timer)
  }
  const deliver = async (hookId: string): Promise<void> => {
    while (!closing.signal.aborted) {
      const hook = store.list().find(({ id }) => id === hookId)
      if (hook === undefined || hook.isDisabled || hook.isDisabledByUser) return
      const message = queue.next(hookId, clock().getTime())
      if (message === undefined) return wakeAt(hookId, queue.nextTime(hookId))
      const result = await sendMessage(hook, message, closing.signal)
      // What was cut off is delivered at the next start.
      if (closing.signal.aborted && result.failureReason !== null) return
      queue.noteAttempt(message, result, timeOfNext(message, result, clock().getTime()))
    }
  }
  const start = (hookId: string): Wakeable =>
    createWakeable(
      () => deliver(hookId),
      (error) => {
        console.error('A webhook could not be delivered:', error)
        wakeAt(hookId, clock().getTime() + waitAfterFailure)
      },
    )
  return {
    wake: () => {
      for (const { id } of store.list()) {
        const hook = hooks.get(id) ?? start(id)
        hooks.set(id, hook)
        hook.wake()
      }
    },
    close: async () => {
      closing.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all([...hooks.values()].map((hook) => hook.close()))
    },
  }
}

/** When to try again; undefined when it has arrived, is refused for good, or was tried enough. */
function timeOfNext(message: Message, result: AttemptResult, now: number): number | undefined {
  const { failureReason, resultCode } = result
  if (failureReason === null) return undefined
  const isRefused = resultCode !== null && resultCode < 500 && resultCode !== 429
  if (isRefused || message.failureCount + 1 >= mostAttempts) return undefined
  return now + firstWait * 2 ** message.failureCount
}
