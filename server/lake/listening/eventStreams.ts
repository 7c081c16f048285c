import { createPlaces, type Visitor } from '../access/places.ts'
import { createBacklogs } from './backlogs.ts'
import { eventStream } from './eventStream.ts'
import type { EventSink, Unsubscribe } from './serverSentEvent.ts'

/** Who listens, and whether the credential still stands by which this was found out. */
type Listener = Visitor & { readonly isStillKnown: () => boolean }

/** The event streams of a lake: so many at once, and so much of them in memory. */
export interface EventStreams {
  /**
   * Answers with a stream, see `eventStream`; throws a 429 LakeError when the visitor, or all
   * together, have too many open.
   */
  open(
    visitor: Listener,
    subscribe: (sink: EventSink) => Unsubscribe,
    ending: AbortSignal,
  ): Response
}

// A document pane of the Studio wants a dozen, and an editor has several windows.
const limits = { inAll: 4000, anonymous: 2000, perIdentity: 1000, perNetwork: 100 }
const backlogBytesInAll = 256 * 1024 * 1024

/** No stream open yet. */
export function createEventStreams(): EventStreams {
  const places = createPlaces(limits)
  const backlogs = createBacklogs(backlogBytesInAll)
  return {
    open(visitor, subscribe, ending) {
      const leave = places.enter(visitor)
      const subscribeInPlace = (sink: EventSink): Unsubscribe => {
        const unsubscribe = subscribe(sink)
        return () => {
          unsubscribe()
          leave()
        }
      }
      try {
        return eventStream(subscribeInPlace, { ending, backlogs, isWelcome: visitor.isStillKnown })
      } catch (error) {
        leave()
        throw error
      }
    },
  }
}
