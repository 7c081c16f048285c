import { defineQuery } from 'groq'
import { z } from 'zod'
import type { WordWeight } from '../classifier/classifier.ts'
import { describeError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import { commentsOfPerson, standingOf, writerOf } from '../people/people.ts'

/** What the intake can tell an editor about a comment, beyond its document. */
export interface CommentInsight {
  /** Whether the writer has confirmed the address. */
  readonly verified: boolean
  /** Whether the writer is blocked now. */
  readonly blocked: boolean
  /** Ids of the same person's other comments, newest first. */
  readonly samePerson: readonly string[]
  /** What spoke for spam (above 0) or ham (below 0), loudest first. */
  readonly words: readonly WordWeight[]
  /** Null while the classifier has not learnt enough. */
  readonly spamProbability: number | null
}

const wordsQuery = defineQuery('*[_type == "comment" && _id in $ids]{_id, name, url, body}')
const comments = z.array(
  z.object({
    _id: z.string(),
    name: z.string().nullish(),
    url: z.string().nullish(),
    body: z.string().nullish(),
  }),
)
const mostWords = 10

/** What is known about comments, by id; ids of which nothing is known have an answer too. */
export async function insightInto(
  intake: Intake,
  ids: readonly string[],
): Promise<Readonly<Record<string, CommentInsight>>> {
  const { client, database, lessons } = intake
  await lessons.refresh(intake.clock()).catch((error: unknown) => {
    intake.log(`comments: the editors' decisions could not be read: ${describeError(error)}`)
  })
  const answer: unknown = await client.fetch(wordsQuery, { ids }, { perspective: 'raw' })
  const found = new Map(comments.parse(answer).map((comment) => [comment._id, comment]))
  return Object.fromEntries(
    ids.map((id): [string, CommentInsight] => {
      const comment = found.get(id)
      const verdict =
        comment &&
        lessons.classifier.judge({
          name: comment.name ?? '',
          url: comment.url,
          body: comment.body ?? '',
        })
      const writer = writerOf(database, id)
      const standing = writer && standingOf(database, writer.person)
      const others = writer === undefined ? [] : commentsOfPerson(database, writer.person)
      return [
        id,
        {
          verified: standing?.verified === true,
          blocked: standing?.blocked === true,
          samePerson: others.filter((other) => other !== id),
          words: verdict?.words.slice(0, mostWords) ?? [],
          spamProbability: verdict?.spamProbability ?? null,
        },
      ]
    }),
  )
}
