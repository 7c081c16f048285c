import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import { picture, type Picture, pictureProjection } from './picture.ts'

/** Which pictures are shown. */
export interface PictureFilter {
  readonly search: string
  readonly tag: string
  readonly onlyUnused: boolean
  readonly atMost: number
}

/** Pictures, the latest first, and what there is beside those that are shown. */
export interface Pictures {
  readonly shown: readonly Picture[]
  readonly count: number
  /** Every tag that is in use, in alphabetical order. */
  readonly tags: readonly string[]
}

const answer = z.object({
  shown: z.array(picture),
  count: z.number(),
  tags: z.array(z.string().nullable()),
})

const all = '_type == "sanity.imageAsset"'
const searched = '[originalFilename, title, altText, description, creditLine] match $words'

/** The question for the pictures that a filter lets through. */
export function pictureQuestion(filter: PictureFilter): LiveQuestion<Pictures> {
  const words = filter.search.split(/\s+/).filter((word) => word !== '')
  const conditions = [
    all,
    ...(words.length > 0 ? [`(${searched} || count((opt.tags[])[@ match $words]) > 0)`] : []),
    ...(filter.tag === '' ? [] : ['$label in opt.tags']),
    ...(filter.onlyUnused ? ['count(*[references(^._id)]) == 0'] : []),
  ].join(' && ')
  const params = {
    words: words.map((word) => `${word}*`),
    label: filter.tag,
    atMost: filter.atMost,
  }
  const query = `{
    "shown": *[${conditions}] | order(_createdAt desc, _id)[0...$atMost]${pictureProjection},
    "count": count(*[${conditions}]),
    "tags": array::unique(*[${all} && defined(opt.tags)].opt.tags[])
  }`
  return liveQuestion({
    ask: async (client) => {
      const { tags, ...rest } = answer.parse(await client.fetch<unknown>(query, params))
      return { ...rest, tags: tags.filter((tag) => tag !== null).sort() }
    },
    // A document that begins or ceases to use a picture changes how often it is used.
    listenTo: filter.onlyUnused ? '*' : `*[${all}]`,
  })
}
