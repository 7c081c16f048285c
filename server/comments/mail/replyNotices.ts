import { defineQuery } from 'groq'
import { z } from 'zod'
import { inTransaction } from '../delivery/openIntakeDatabase.ts'
import type { Intake } from '../intake.ts'
import { standingOf, writerOf } from '../people/people.ts'
import { readContact } from '../privacy/readContact.ts'
import { articleAddress } from '../thread/articleAddress.ts'
import { replyLetter } from './letters.ts'
import { mostLettersADay } from './outbox.ts'

const lookBackMs = 7 * 86_400_000

const repliesQuery = defineQuery(`*[
  _type == "comment" && status == "approved" && defined(parent) && _updatedAt >= $since
] | order(_updatedAt asc) [0...500]{
  _id, name, body, "parent": parent._ref,
  "article": article->{title, "slug": slug.current, language}
}`)

const replies = z.array(
  z.object({
    _id: z.string(),
    name: z.string().catch(''),
    body: z.string().catch(''),
    parent: z.string(),
    article: z
      .object({
        title: z.string().catch(''),
        slug: z.string(),
        language: z.enum(['it', 'en']).catch('it'),
      })
      .nullish()
      .catch(undefined),
  }),
)

type Reply = z.infer<typeof replies>[number]

/**
 * Writes to those who wanted to know of answers, once for each answer that has been approved:
 * they asked in the form and then confirmed the address. Nobody hears of their own answers.
 */
export async function putReplyNotices(intake: Intake): Promise<void> {
  const since = new Date(intake.clock().getTime() - lookBackMs).toISOString()
  const answer: unknown = await intake.client.fetch(repliesQuery, { since }, { perspective: 'raw' })
  for (const reply of replies.parse(answer))
    inTransaction(intake.database, () => putNotice(intake, reply))
  intake.outbox.wake()
}

function putNotice(intake: Intake, reply: Reply): void {
  const { database, keys, outbox } = intake
  const now = intake.clock()
  const { changes } = database
    .prepare('INSERT INTO told (comment_id, told_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(reply._id, now.getTime())
  if (Number(changes) === 0 || reply.article === null || reply.article === undefined) return
  const contact = readContact(database, keys, reply.parent)
  if (contact === undefined || !contact.notify) return
  const { verified, muted, blocked } = standingOf(database, contact.person)
  const own = writerOf(database, reply._id)?.person
  const isOwn = own !== undefined && Buffer.from(own).equals(contact.person)
  if (!verified || muted || blocked || isOwn) return
  const { article, name, body } = reply
  const url = `${articleAddress(article, intake.siteUrl)}#commento-${reply._id.replace(/^comment\./, '')}`
  const letter = replyLetter(
    intake,
    contact.email,
    {
      name,
      body,
      article: article.title,
      url,
      language: contact.language,
      person: Buffer.from(contact.person).toString('hex'),
    },
    now,
  )
  outbox.put(letter, now, { person: contact.person, most: mostLettersADay })
}
