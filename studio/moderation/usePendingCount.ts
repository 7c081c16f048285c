import { useEffect, useState } from 'react'
import { useClient } from 'sanity'

const pending = '*[_type == "comment" && status == "pending"]'

/** How many comments wait for moderation, kept up to date; `undefined` until it is known. */
export function usePendingCount(): number | undefined {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [count, setCount] = useState<number>()
  useEffect(() => {
    let current = true
    const ask = async (): Promise<void> => {
      try {
        const answer = await client.fetch<unknown>(`count(${pending})`, {}, { tag: 'pending' })
        if (current && typeof answer === 'number') setCount(answer)
      } catch {
        // The number is a courtesy; the list behind it tells what is wrong.
      }
    }
    const events = client.listen(
      pending,
      {},
      { events: ['welcome', 'mutation'], includeResult: false, visibility: 'query' },
    )
    // "welcome" comes at once and after each lost connection, when events may have been missed.
    const subscription = events.subscribe({ next: () => void ask(), error: () => void ask() })
    return () => {
      current = false
      subscription.unsubscribe()
    }
  }, [client])
  return count
}
