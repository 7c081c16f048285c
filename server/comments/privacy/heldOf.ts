import type { Intake } from '../intake.ts'
import { commentsOfPerson, standingOf } from '../people/people.ts'
import { readStoredComments } from '../thread/storedComment.ts'
import { readContact } from './readContact.ts'

/** Everything that is held of a person, as it is shown and exported. */
export interface Held {
  readonly addresses: readonly string[]
  readonly confirmed: boolean
  readonly blocked: boolean
  readonly noticesOfReplies: boolean
  readonly comments: readonly {
    readonly id: string
    readonly name: string
    readonly website: string | undefined
    readonly body: string
    readonly article: string
    readonly submittedAt: string
    readonly status: string
    readonly holdReasons: readonly string[]
  }[]
}

/** What the intake and the content lake hold of a person; comments on their way count as theirs. */
export async function heldOf(intake: Intake, person: Uint8Array): Promise<Held> {
  const { client, database, keys } = intake
  const ids = commentsOfPerson(database, person)
  const contacts = ids.flatMap((id) => readContact(database, keys, id) ?? [])
  const { verified, muted, blocked } = standingOf(database, person)
  const stored = await readStoredComments(client, ids)
  return {
    addresses: [...new Set(contacts.map(({ email }) => email))],
    confirmed: verified,
    blocked,
    noticesOfReplies: verified && !muted && contacts.some(({ notify }) => notify),
    comments: stored.map((comment) => ({
      id: comment._id,
      name: comment.name,
      website: comment.url ?? undefined,
      body: comment.body,
      article: comment.article?.title ?? '',
      submittedAt: comment.submittedAt,
      status: comment.status,
      holdReasons: comment.holdReasons,
    })),
  }
}
