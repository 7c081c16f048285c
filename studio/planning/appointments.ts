import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import { allPlans, type Plan } from './plan.ts'

/** What a document does at a time, for a calendar. */
export interface Appointment {
  readonly key: string
  /** The published id. */
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly kind: 'published' | 'scheduled' | 'unpublish' | 'event'
  /** ISO time. */
  readonly at: string
  readonly isDraft: boolean
  /** Why the lake could not do what was planned. */
  readonly error: string | undefined
}

const dated = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    title: z.string().nullable(),
    at: z.string(),
    isDraft: z.boolean(),
  }),
)

const projection = `{
  "id": _id, "type": _type, title, "at": select(_type == "event" => startsAt, publishedAt),
  "isDraft": coalesce(_originalId, _id) in path("drafts.**")
}`

// Who writes a draft of an article changes nothing here, and should not be asked about at each key.
const listenTo = `*[_type == "system.release" || _id in path("versions.**") || _type == "event"
  || (_type == "article" && !(_id in path("drafts.**")))]`

const eventsQuestion = `*[_type == "event" && startsAt >= $from && startsAt < $to] ${projection}`
const articlesQuestion = `*[_type == "article" && publishedAt >= $from && publishedAt < $to] ${projection}`

/** All appointments between two ISO times, the earliest first. */
export function appointmentsBetween(
  from: string,
  to: string,
): LiveQuestion<readonly Appointment[]> {
  return liveQuestion({
    listenTo,
    ask: async (client) => {
      const plans = await allPlans.ask(client)
      const planned = plans.flatMap(appointmentsOf).filter(({ at }) => at >= from && at < to)
      const found = await read(client, { from, to })
      // An article that waits for its time is in the calendar by its plan.
      const waiting = new Set(planned.map(({ id }) => id))
      const others = found.filter(({ id, kind }) => kind === 'event' || !waiting.has(id))
      return [...planned, ...others].sort(byTime)
    },
  })
}

/** What goes out or off the site by itself from now on, and what could not. */
export const futureAppointments: LiveQuestion<readonly Appointment[]> = liveQuestion({
  listenTo,
  ask: async (client) => {
    const from = new Date().toISOString()
    const planned = (await allPlans.ask(client)).flatMap(appointmentsOf)
    const found = await read(client, { from, to: '9999' })
    const articles = found.filter(({ kind }) => kind === 'scheduled')
    return [...planned, ...articles].sort(byTime)
  },
})

function appointmentsOf({ at, releaseId, isSet, error, documents }: Plan): readonly Appointment[] {
  if (at === undefined || (!isSet && error === undefined)) return []
  return documents.map(({ id, type, title, kind }) => ({
    key: `${releaseId} ${id}`,
    id,
    type,
    title,
    kind: kind === 'publish' ? 'scheduled' : 'unpublish',
    at,
    isDraft: false,
    error,
  }))
}

const byTime = (a: Appointment, b: Appointment): number => Date.parse(a.at) - Date.parse(b.at)

async function read(
  client: SanityClient,
  params: { readonly from: string; readonly to: string },
): Promise<readonly Appointment[]> {
  // A draft of an article has a date too, but nothing happens at it.
  const drafts = client.withConfig({ perspective: 'drafts' })
  const published = client.withConfig({ perspective: 'published' })
  const options = { tag: 'calendar' }
  const [events, rest] = await Promise.all([
    drafts.fetch<unknown>(eventsQuestion, params, options),
    published.fetch<unknown>(articlesQuestion, params, options),
  ])
  const now = new Date().toISOString()
  return dated.parse([events, rest].flat()).map(({ title, ...one }) => ({
    ...one,
    key: one.id,
    title: title ?? undefined,
    kind: one.type === 'event' ? 'event' : one.at > now ? 'scheduled' : 'published',
    error: undefined,
  }))
}
