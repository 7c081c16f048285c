import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import { studioTarget } from '../studioTarget.ts'

/** The types whose deleted documents come back; of a comment, `trash` is a status. */
const types = ['article', 'event', 'author', 'category', 'tag', 'series', 'page', 'redirect']

const answer = z.object({
  deleted: z.array(
    z.object({
      deletedAt: z.string(),
      author: z.string(),
      document: z.looseObject({ _id: z.string(), _type: z.string() }),
    }),
  ),
})

/** A document that was deleted, as it was last. */
export interface DeletedDocument {
  /** The published id. */
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly deletedAt: string
  /** The id of the account that deleted it. */
  readonly author: string
  readonly content: Readonly<Record<string, unknown>>
}

/** What was deleted, the latest first; `undefined` where nobody can tell. */
export const deletedDocuments: LiveQuestion<readonly DeletedDocument[] | undefined> = liveQuestion({
  listenTo: '*[_type in $types]',
  params: { types },
  ask: async (client) => {
    if (studioTarget.kind === 'hosted') return undefined
    const url = `/data/history/${studioTarget.dataset}/deleted`
    const query = { types: types.join(','), limit: '200' }
    const { deleted } = answer.parse(await client.request({ url, query, tag: 'trash' }))
    return deleted.map(({ deletedAt, author, document }) => {
      const { _id, _type, _rev, _updatedAt, _system, ...content } = document
      const id = _id.replace(/^drafts\./, '')
      return { id, type: _type, title: titleOf(content), deletedAt, author, content }
    })
  },
})

/** Makes a deleted document a draft again. Rejects with the lake's reason. */
export async function restoreAsDraft(
  client: SanityClient,
  { id, type, content }: Pick<DeletedDocument, 'id' | 'type' | 'content'>,
): Promise<void> {
  await client.create({ ...content, _id: `drafts.${id}`, _type: type }, { tag: 'trash.restore' })
}

/** The deleted document without which, says the lake, another cannot be restored. */
export function neededBy(
  message: string,
  deleted: readonly DeletedDocument[],
): DeletedDocument | undefined {
  const [, missing] = /references non-existent document "([^"]+)"/.exec(message) ?? []
  return deleted.find(({ id }) => id === missing)
}

function titleOf(content: Readonly<Record<string, unknown>>): string | undefined {
  const title = content['title'] ?? content['name'] ?? content['from']
  return typeof title === 'string' && title !== '' ? title : undefined
}
