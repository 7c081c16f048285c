import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { catchError, debounceTime, from, map, type Observable, of } from 'rxjs'
import { ReplaySubject, share, switchMap, timer } from 'rxjs'
import { useRawClient } from '../moderation/useRawClient.ts'
import { messageOf } from '../messageOf.ts'

/** A question whose answer is kept up to date. */
export interface LiveQuestion<Answer> {
  /** Reads the answer with a client that sees documents as they are, drafts and versions too. */
  ask(client: SanityClient): Promise<Answer>
  /** GROQ for the documents whose changes may change the answer. */
  readonly listenTo: string
  readonly params?: Record<string, unknown>
}

/** What is known of an answer. */
export type LiveAnswer<Answer> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string }

const calmMilliseconds = 150
const keepMilliseconds = 1000

/**
 * Asks a question, and again whenever documents change that it is about. Everybody who asks the
 * same question, the same object, shares one stream.
 */
export function useLiveAnswer<Answer>(question: LiveQuestion<Answer>): LiveAnswer<Answer> {
  const client = useRawClient()
  const [known, setKnown] = useState<LiveAnswer<Answer>>({ kind: 'loading' })
  useEffect(() => {
    const subscription = answersTo(question, client).subscribe(setKnown)
    return () => subscription.unsubscribe()
  }, [client, question])
  return known
}

/** Streams by their questions; each question is asked by one type of answer alone. */
const streams = new WeakMap<object, unknown>()

function answersTo<Answer>(
  question: LiveQuestion<Answer>,
  client: SanityClient,
): Observable<LiveAnswer<Answer>> {
  const known = streams.get(question)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was put there below.
  if (known !== undefined) return known as Observable<LiveAnswer<Answer>>
  const stream = follow(question, client)
  streams.set(question, stream)
  return stream
}

function follow<Answer>(
  { ask, listenTo, params = {} }: LiveQuestion<Answer>,
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
