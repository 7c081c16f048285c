import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { commentProjection, moderatedComment, type ModeratedComment } from './moderatedComment.ts'

const question = `*[_type == "comment" && _id == $id][0] ${commentProjection}`

/** One comment by its id, read again when `version` changes; `undefined` until it is there. */
export function useComment(
  client: SanityClient,
  id: string | undefined,
  version: unknown,
): ModeratedComment | undefined {
  const [known, setKnown] = useState<ModeratedComment>()
  useEffect(() => {
    if (id === undefined) return
    let isCurrent = true
    client.fetch<unknown>(question, { id }, { tag: 'moderation.comment' }).then(
      (answer) => isCurrent && setKnown(moderatedComment.safeParse(answer).data),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [client, id, version])
  return known?.id === id ? known : undefined
}
