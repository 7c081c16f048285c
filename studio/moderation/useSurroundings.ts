import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { CommentFacts, Intake } from './intake.ts'
import { commentProjection, moderatedComment, type ModeratedComment } from './moderatedComment.ts'

/** What is around a comment: its thread, its writer, what the intake knows. */
export interface Surroundings {
  /** The comments it answers, the first of the thread first. */
  readonly ancestors: readonly ModeratedComment[]
  readonly replies: readonly ModeratedComment[]
  /** Other comments of the writer, newest first. */
  readonly others: readonly ModeratedComment[]
  /** Whether `others` are known to be of the same person, or only bear the same name. */
  readonly isSamePerson: boolean
  readonly facts: CommentFacts | undefined
  /** Names that sign the article, to sign a reply with. */
  readonly authors: readonly string[]
}

const around = z.object({
  ancestors: z.array(moderatedComment.nullable()),
  replies: z.array(moderatedComment),
  others: z.array(moderatedComment),
  authors: z.array(z.string().nullable()).nullish(),
})

const settleMilliseconds = 120

const question = `{
  "ancestors": [
    *[_id == $id][0].parent->parent->parent-> ${commentProjection},
    *[_id == $id][0].parent->parent-> ${commentProjection},
    *[_id == $id][0].parent-> ${commentProjection}
  ],
  "replies": *[_type == "comment" && parent._ref == $id]
    | order(submittedAt asc) [0...20] ${commentProjection},
  "others": *[_type == "comment" && _id != $id && select($known => _id in $samePerson, name == $name)]
    | order(submittedAt desc) [0...8] ${commentProjection},
  "authors": *[_id == $articleId][0].authors[]->name
}`

/**
 * What is around the comment, read a moment after the hands came to rest on it; `undefined`
 * meanwhile. `version` changes when it should be read again.
 */
export function useSurroundings(
  client: SanityClient,
  intake: Intake,
  comment: ModeratedComment | undefined,
  version: unknown,
): Surroundings | undefined {
  const [known, setKnown] = useState<Surroundings & { readonly id: string }>()
  const { id, name, articleId } = comment ?? {}
  useEffect(() => {
    if (id === undefined) return
    let isCurrent = true
    const read = async (): Promise<void> => {
      const facts = await intake.factsOf(id)
      const params = {
        id,
        name,
        articleId: articleId ?? '',
        known: facts !== undefined,
        samePerson: facts?.samePerson ?? [],
      }
      const answer = around.parse(
        await client.fetch<unknown>(question, params, { tag: 'moderation.around' }),
      )
      if (!isCurrent) return
      setKnown({
        ...answer,
        id,
        facts,
        isSamePerson: facts !== undefined,
        ancestors: answer.ancestors.filter((one) => one !== null),
        authors: (answer.authors ?? []).filter((one) => one !== null),
      })
    }
    const timer = setTimeout(() => {
      // The comment itself is there already; what is around it is asked for again at the next.
      read().catch(() => undefined)
    }, settleMilliseconds)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [client, intake, id, name, articleId, version])
  return known !== undefined && known.id === id ? known : undefined
}
