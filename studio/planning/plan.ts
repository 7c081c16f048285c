import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'

/** The types that can be planned. */
export const plannedTypes: readonly string[] = ['article', 'event', 'page']

/** A document that a release will publish or take off the site. */
export interface PlannedDocument {
  /** The published id. */
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly kind: 'publish' | 'unpublish'
  /** The revision of the draft that was planned. */
  readonly draftRev: string | undefined
}

/** What the lake will do by itself at a time: a release, of one document or of several. */
export interface Plan {
  readonly releaseId: string
  readonly title: string | undefined
  /** ISO time; undefined for a release that has none yet. */
  readonly at: string | undefined
  /** Whether it will happen by itself; a release that was refused, or is only meant, will not. */
  readonly isSet: boolean
  /** Whether it was made for one document, from its menu. */
  readonly isSingle: boolean
  /** Why the lake could not carry it out. */
  readonly error: string | undefined
  readonly documents: readonly PlannedDocument[]
}

const answer = z.object({
  releases: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      title: z.string().nullable(),
      at: z.string().nullable(),
      cardinality: z.string().nullable(),
      error: z.string().nullable(),
    }),
  ),
  versions: z.array(
    z.object({
      _id: z.string(),
      _type: z.string(),
      title: z.string().nullable(),
      isUnpublished: z.boolean(),
      draftRev: z.string().nullable(),
    }),
  ),
})

const question = `{
  "releases": *[_type == "system.release" && state in ["active", "scheduling", "scheduled"]] {
    name, state, "title": metadata.title, "at": coalesce(publishAt, metadata.intendedPublishAt),
    "cardinality": metadata.cardinality, "error": error.message
  },
  "versions": *[_id in path("versions.**")] {
    _id, _type, "title": coalesce(title, name),
    "isUnpublished": coalesce(_system.delete, false), "draftRev": _system.base.rev
  }
}`

/** All that is planned, the earliest first and what has no time last. */
export const allPlans: LiveQuestion<readonly Plan[]> = liveQuestion({
  listenTo: '*[_type == "system.release" || _id in path("versions.**")]',
  ask: async (client) => {
    const options = { tag: 'plans' }
    const found = answer.parse(await client.fetch<unknown>(question, {}, options))
    const documents = Map.groupBy(found.versions, ({ _id }) => _id.split('.')[1] ?? '')
    const plans = found.releases.map((release): Plan => ({
      releaseId: release.name,
      title: release.title ?? undefined,
      at: release.at ?? undefined,
      isSet: release.state !== 'active',
      isSingle: release.cardinality === 'one',
      error: release.error ?? undefined,
      documents: (documents.get(release.name) ?? []).map((version) => ({
        id: version._id.split('.').slice(2).join('.'),
        type: version._type,
        title: version.title ?? undefined,
        kind: version.isUnpublished ? 'unpublish' : 'publish',
        draftRev: version.draftRev ?? undefined,
      })),
    }))
    return plans.sort((a, b) => timeOf(a) - timeOf(b))
  },
})

const timeOf = ({ at }: Plan): number => (at === undefined ? Infinity : Date.parse(at))

/** What is planned for one document: its own plan of a kind, or the release that it is part of. */
export function plansOf(
  plans: readonly Plan[],
  documentId: string,
): readonly { readonly plan: Plan; readonly document: PlannedDocument }[] {
  return plans.flatMap((plan) =>
    plan.documents.filter(({ id }) => id === documentId).map((document) => ({ plan, document })),
  )
}
