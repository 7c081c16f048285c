import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useRawClient } from './useRawClient.ts'

const titles = z.array(z.object({ id: z.string(), title: z.string().nullable() }))
const waitMilliseconds = 200

const question = `*[_type == "article" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))
  && ($words == "" || title match $words || _id == $chosen)]
  | order(publishedAt desc) [0...20] {"id": _id, title}`

interface ArticleTitle {
  readonly id: string
  readonly title: string
}

/** Articles to choose from. */
interface ArticleTitles {
  /** What was found for the words as they are now; none while they are being looked for. */
  readonly titles: readonly ArticleTitle[]
  readonly isLoading: boolean
  /** The title of an article that was among the last ones found. */
  titleOf(id: string): string | undefined
}

/** Articles whose titles have words that begin so, the newest first, and the chosen one. */
export function useArticleTitles(search: string, chosen: string | undefined): ArticleTitles {
  const client = useRawClient()
  const [found, setFound] = useState<{ search: string; titles: readonly ArticleTitle[] }>()
  useEffect(() => {
    let isCurrent = true
    const words = search.trim() === '' ? '' : `${search.trim()}*`
    const read = async (): Promise<readonly ArticleTitle[]> => {
      const answer = await client.fetch<unknown>(question, { words, chosen: chosen ?? '' })
      return titles.parse(answer).map(({ id, title }) => ({ id, title: title ?? id }))
    }
    const timer = setTimeout(() => {
      void read()
        // Without titles to choose from, "only this article" beside a comment still works.
        .catch(() => [])
        .then((read) => isCurrent && setFound({ search, titles: read }))
    }, waitMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [client, search, chosen])
  const isLoading = found?.search !== search
  return {
    titles: isLoading ? [] : found.titles,
    isLoading,
    titleOf: (id) => found?.titles.find((one) => one.id === id)?.title,
  }
}
