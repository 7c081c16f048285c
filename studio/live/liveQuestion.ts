import type { SanityClient } from '@sanity/client'
import {
  catchError,
  debounceTime,
  from,
  map,
  type Observable,
  of,
  ReplaySubject,
  share,
  switchMap,
  timer,
} from 'rxjs'
import { messageOf } from '../messageOf.ts'

/** A question whose answer is kept up to date. */
export interface LiveQuestion<Answer> {
  /** Reads the answer once. */
  ask(client: SanityClient): Promise<Answer>
  /** What is known of the answer from now on; everybody who follows shares one stream. */
  follow(client: SanityClient): Observable<LiveAnswer<Answer>>
}

/** What is known of an answer. */
export type LiveAnswer<Answer> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string }

/** How a question is asked, and when again. */
interface Asking<Answer> {
  /** Reads the answer with a client that sees documents as they are, drafts and versions too. */
  ask(client: SanityClient): Promise<Answer>
  /** GROQ for the documents whose changes may change the answer. */
  readonly listenTo: string
  readonly params?: Record<string, unknown>
}

const calmMilliseconds = 150
const keepMilliseconds = 1000

/** A question that is asked again whenever documents change that it is about. */
export function liveQuestion<Answer>(asking: Asking<Answer>): LiveQuestion<Answer> {
  let stream: Observable<LiveAnswer<Answer>> | undefined
  return {
    ask: (client) => asking.ask(client),
    follow: (client) => (stream ??= answers(asking, client)),
  }
}

function answers<Answer>(
  { ask, listenTo, params = {} }: Asking<Answer>,
  client: SanityClient,
): Observable<LiveAnswer<Answer>> {
  const answer = (): Observable<LiveAnswer<Answer>> =>
    from(ask(client)).pipe(
      map((found): LiveAnswer<Answer> => ({ kind: 'known', answer: found })),
      catchError((error: unknown) => of(failed(error))),
    )
  // "welcome" comes at once and after each lost connection, when events may have been missed.
  const events = client.listen(listenTo, params, {
    events: ['welcome', 'mutation'],
    includeResult: false,
    includeAllVersions: true,
    visibility: 'query',
  })
  return events.pipe(
    // A transaction tells of each of its documents: one question after all of them.
    debounceTime(calmMilliseconds),
    switchMap(answer),
    catchError((error: unknown) => of(failed(error))),
    share({
      connector: () => new ReplaySubject(1),
      resetOnRefCountZero: () => timer(keepMilliseconds),
    }),
  )
}

const failed = (error: unknown): LiveAnswer<never> => ({
  kind: 'failed',
  message: messageOf(error),
})
