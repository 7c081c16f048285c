import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'

/** An answer that is kept up to date. */
export interface LiveQuestion<Answer> {
  /** Reads the answer; one function for the same question, or it is asked anew. */
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

/** Asks a question, and again whenever documents change that it is about. */
export function useLiveAnswer<Answer>(
  client: SanityClient,
  question: LiveQuestion<Answer>,
): LiveAnswer<Answer> {
  const [known, setKnown] = useState<LiveAnswer<Answer>>({ kind: 'loading' })
  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      try {
        const answer = await question.ask(client)
        if (isCurrent) setKnown({ kind: 'known', answer })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        if (isCurrent) setKnown({ kind: 'failed', message })
      }
    }
    // A transaction tells of each of its documents: one question after all of them.
    const askSoon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), calmMilliseconds)
    }
    // "welcome" comes at once and after each lost connection, when events may have been missed.
    const subscription = client
      .listen(question.listenTo, question.params ?? {}, {
        events: ['welcome', 'mutation'],
        includeResult: false,
        includeAllVersions: true,
        visibility: 'query',
      })
      .subscribe({ next: askSoon, error: askSoon })
    return () => {
      isCurrent = false
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [client, question])
  return known
}
