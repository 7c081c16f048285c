import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import type { DocumentUse } from '../UseList.tsx'

const use = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string().nullish(),
  isDraft: z.boolean(),
})

const query = `*[references($id)] | order(_updatedAt desc)[0...200]{
  "id": string::split(_id, "drafts.")[-1], "type": _type,
  "title": coalesce(title, name), "isDraft": _id in path("drafts.**")
}`

/** The question where a picture stands; a draft and its published document are one place. */
export function usesQuestion(id: string): LiveQuestion<readonly DocumentUse[]> {
  return liveQuestion({
    ask: async (client) => {
      const found = z.array(use).parse(await client.fetch<unknown>(query, { id }))
      return [...Map.groupBy(found, (each) => each.id).values()].flatMap(
        (same) => same.find(({ isDraft }) => !isDraft) ?? same.slice(0, 1),
      )
    },
    listenTo: '*[references($id)]',
    params: { id },
  })
}

/**
 * Puts another picture wherever one stands, in drafts and on the site at once. What is set beside
 * it, as its words and its crop, stays. Resolves with the number of documents.
 */
export async function replacePicture(
  client: SanityClient,
  from: string,
  to: string,
): Promise<number> {
  const documents = await client.fetch<Record<string, unknown>[]>('*[references($id)]', {
    id: from,
  })
  const transaction = client.transaction()
  for (const document of documents) {
    const set = Object.fromEntries(pathsTo(document, from).map((path) => [`${path}._ref`, to]))
    transaction.patch(String(document['_id']), (patch) =>
      patch.ifRevisionId(String(document['_rev'])).set(set),
    )
  }
  if (documents.length > 0) await transaction.commit({ visibility: 'async' })
  return documents.length
}

/** The paths of the references to a document inside a value, elements by their keys. */
export function pathsTo(value: unknown, target: string, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, index) =>
      pathsTo(element, target, `${path}[${keyOf(element) ?? String(index)}]`),
    )
  }
  if (typeof value !== 'object' || value === null) return []
  if ('_ref' in value && value._ref === target) return [path]
  return Object.entries(value).flatMap(([name, child]) =>
    pathsTo(child, target, path === '' ? name : `${path}.${name}`),
  )
}

function keyOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null || !('_key' in element)) return undefined
  return typeof element._key === 'string' ? `_key==${JSON.stringify(element._key)}` : undefined
}
