import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { z } from 'zod'
import { pageTypes } from '../../schemas/pageTypes.ts'

const pages = z.array(z.object({ id: z.string(), title: z.string().nullable() }))
const waitMilliseconds = 200

const question = `*[_type in $types && _id != $except && defined(slug.current)
  && ($words == "" || [title, name] match $words)]
  | order(_updatedAt desc) [0...20] {"id": _id, "title": coalesce(title, name)}`

/** Published documents with a page whose title or name has words that begin so. */
export function usePages(
  search: string,
  except: string,
): readonly { readonly id: string; readonly title: string }[] {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [found, setFound] = useState<readonly { id: string; title: string }[]>([])
  useEffect(() => {
    let isCurrent = true
    const words = search.trim() === '' ? '' : `${search.trim()}*`
    const read = async (): Promise<void> => {
      const published = client.withConfig({ perspective: 'published' })
      const answer = await published.fetch<unknown>(question, { types: pageTypes, words, except })
      if (!isCurrent) return
      setFound(pages.parse(answer).map(({ id, title }) => ({ id, title: title ?? id })))
    }
    // Without the list, readers can still be sent to an address.
    const timer = setTimeout(() => void read().catch(() => undefined), waitMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [client, search, except])
  return found
}
