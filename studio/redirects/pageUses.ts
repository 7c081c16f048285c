import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import type { DocumentUse } from '../UseList.tsx'

const most = 50

const users = z.array(
  z.looseObject({
    _id: z.string(),
    _type: z.string(),
    title: z.string().nullish(),
    name: z.string().nullish(),
  }),
)

/**
 * The documents that keep a page from being deleted, at most fifty: whoever refers to it, except
 * redirects, which go along, and those who can do without it (`_weak`).
 */
export function pageUses(id: string): LiveQuestion<readonly DocumentUse[]> {
  return liveQuestion({
    ask: async (client) => {
      const query = `*[references($id) && _type != "redirect"] | order(_updatedAt desc)[0...${most}]`
      const found = users.parse(await client.fetch<unknown>(query, { id }, { tag: 'page-uses' }))
      const uses = found
        .filter(({ _id, ...content }) => isOther(_id, id) && needs(content, id))
        .map(({ _id, _type, title, name }) => ({
          id: _id.replace(/^drafts\./, ''),
          type: _type,
          title: title ?? name,
          isDraft: _id.startsWith('drafts.'),
        }))
      return [...Map.groupBy(uses, (use) => use.id).values()].flatMap(
        (same) => same.find(({ isDraft }) => !isDraft) ?? same.slice(0, 1),
      )
    },
    listenTo: '*[references($id)]',
    params: { id },
  })
}

const isOther = (_id: string, id: string): boolean => _id.replace(/^drafts\./, '') !== id

/** Whether a value holds a reference to the document that must lead somewhere. */
function needs(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((one: unknown) => needs(one, id))
  if (typeof value !== 'object' || value === null) return false
  if ('_ref' in value && value._ref === id) return !('_weak' in value && value._weak === true)
  return Object.values(value).some((one: unknown) => needs(one, id))
}
