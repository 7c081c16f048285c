import { useEffect, useState } from 'react'
import { useRawClient } from '../moderation/useRawClient.ts'
import type { LiveAnswer, LiveQuestion } from './liveQuestion.ts'

/** What is known of the answer to a question, as documents change that it is about. */
export function useLiveAnswer<Answer>(question: LiveQuestion<Answer>): LiveAnswer<Answer> {
  const client = useRawClient()
  const [known, setKnown] = useState<LiveAnswer<Answer>>({ kind: 'loading' })
  useEffect(() => {
    const subscription = question.follow(client).subscribe(setKnown)
    return () => subscription.unsubscribe()
  }, [client, question])
  return known
}
