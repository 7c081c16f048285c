import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import { reviewList } from '../review/reviewList.ts'

const answer = z.object({
  name: z.string().nullable(),
  people: z.number(),
  categories: z.number(),
  articles: z.number(),
  pendingComments: z.number(),
  drafts: z.array(z.object({ id: z.string(), type: z.string(), title: z.string().nullable() })),
})

/** How the newsroom stands, as far as it says what is next. */
export type Newsroom = z.infer<typeof answer> & {
  /** How many drafts wait for a review. */
  readonly toReview: number
}

const writtenTypes = ['article', 'event', 'page', 'author', 'category', 'series']

const question = `{
  "name": *[_type == "settings" && !(_id in path("drafts.**"))][0].title,
  "people": count(*[_type == "author"]),
  "categories": count(*[_type == "category"]),
  "articles": count(*[_type == "article"]),
  "pendingComments": count(*[_type == "comment" && status == "pending"]),
  "drafts": *[_type in $types && _id in path("drafts.**")] | order(_updatedAt desc) [0...3] {
    "id": string::split(_id, "drafts.")[1], "type": _type, "title": coalesce(title, name)
  }
}`

/** How the newsroom stands, as it changes. */
export const newsroom: LiveQuestion<Newsroom> = liveQuestion({
  listenTo: '*[_type in $types || _type in ["settings", "comment", "review"]]',
  params: { types: writtenTypes },
  ask: async (client) => {
    const options = { tag: 'home' }
    const [found, reviews] = await Promise.all([
      client.fetch<unknown>(question, { types: writtenTypes }, options),
      reviewList.ask(client),
    ])
    const toReview = reviews.filter(({ state }) => state === 'toReview').length
    return { ...answer.parse(found), toReview }
  },
})
