import type { SanityClient } from '@sanity/client'

/** A comment of a test; what it does not say is usual. */
export interface WrittenComment {
  /** Also the name of its writer, unless there is another. */
  readonly id: string
  readonly name?: string
  readonly body?: string
  readonly status?: string
  readonly minute?: number
  readonly article?: string
  readonly parent?: string
  readonly holdReasons?: readonly string[]
}

const refer = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })

/** Puts comments into the lake, on the article "bottega", each a minute older than the one before. */
export async function writeComments(
  client: SanityClient,
  comments: readonly WrittenComment[],
): Promise<void> {
  const transaction = client.transaction()
  for (const [index, one] of comments.entries()) {
    const { id, article = 'bottega', parent, minute = index, ...fields } = one
    transaction.create({
      _id: `comment.${id}`,
      _type: 'comment',
      name: id,
      body: `Parole di ${id}`,
      status: 'pending',
      language: 'it',
      // The first is the newest.
      submittedAt: new Date(Date.UTC(2026, 2, 1, 12) - minute * 60_000).toISOString(),
      article: refer(article),
      ...(parent !== undefined && { parent: refer(`comment.${parent}`) }),
      ...fields,
    })
  }
  await transaction.commit()
}
