import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useRawClient } from './useRawClient.ts'

const titles = z.array(z.object({ id: z.string(), title: z.string().nullable() }))
const waitMilliseconds = 200

const question = `*[_type == "article" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))
  && ($words == "" || title match $words || _id == $chosen)]
  | order(publishedAt desc) [0...20] {"id": _id, title}`

/** Articles whose titles have words that begin so, the newest first, and the chosen one. */
export function useArticleTitles(
  search: string,
  chosen: string | undefined,
): { titles: readonly { id: string; title: string }[]; isLoading: boolean } {
  const client = useRawClient()
  const [found, setFound] = useState<readonly { id: string; title: string }[]>([])
  const [isLoading, setLoading] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const words = search.trim() === '' ? '' : `${search.trim()}*`
    const read = async (): Promise<void> => {
      setLoading(true)
      const answer = await client.fetch<unknown>(question, { words, chosen: chosen ?? '' })
      if (!isCurrent) return
      setFound(titles.parse(answer).map(({ id, title }) => ({ id, title: title ?? id })))
    }
    const timer = setTimeout(() => {
      // Without titles to choose from, "only this article" beside a comment still works.
      read()
        .catch(() => undefined)
        .finally(() => isCurrent && setLoading(false))
    }, waitMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [client, search, chosen])
  return { titles: found, isLoading }
}
