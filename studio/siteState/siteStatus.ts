import { z } from 'zod'
import { contentProblem } from '../../schemas/contentProblem.ts'

const problem = contentProblem.omit({ studioUrl: true })

const pastBuild = z.object({
  startedAt: z.string(),
  reason: z.string(),
  because: z
    .array(z.object({ id: z.string(), type: z.string(), title: z.string(), change: z.string() }))
    .catch([]),
  changedDocuments: z.number().catch(0),
  outcome: z.enum(['published', 'refused', 'failed']),
  milliseconds: z.number(),
  pages: z.number().optional(),
  message: z.string().optional(),
  problems: z.array(problem).catch([]),
})

const building = z.object({
  phase: z.string(),
  done: z.number().optional(),
  total: z.number().optional(),
})

const siteStatus = z.object({
  building: building.optional().catch(undefined),
  siteUrl: z.string(),
  // A build written by another version of Edicola must not hide the others.
  builds: z.array(pastBuild.nullable().catch(null)),
})

/** Something in a document that kept the site from being built, or that an editor should see. */
export type SiteProblem = z.infer<typeof problem>

/** One build of the site, as the publisher notes it. */
export type PastBuild = z.infer<typeof pastBuild>

/** How the site stands. */
export interface SiteStatus {
  readonly siteUrl: string
  /** The latest first. */
  readonly builds: readonly PastBuild[]
  /** What a build that runs now is doing. */
  readonly building: SiteBuilding | undefined
}

/** What a build is doing, and how many pages are done. */
export type SiteBuilding = z.infer<typeof building>

/** Thrown when there is no publisher beside the Studio to ask. */
export class NoPublisherError extends Error {
  constructor() {
    super('There is no publisher beside this Studio.')
    this.name = 'NoPublisherError'
  }
}

/**
 * Asks the publisher beside the Studio, with the Studio's own session.
 * @throws NoPublisherError where the Studio stands alone.
 */
export async function readSiteStatus(token: string | undefined): Promise<SiteStatus> {
  const found = siteStatus.parse(await ask('GET', '/site/status', token))
  const builds = found.builds.filter((build) => build !== null)
  return { siteUrl: found.siteUrl, builds, building: found.building }
}

/**
 * Has the publisher beside the Studio render the whole site anew.
 * @throws NoPublisherError where the Studio stands alone.
 */
export async function rebuildSite(token: string | undefined): Promise<void> {
  await ask('POST', '/site/rebuild', token)
}

async function ask(method: string, path: string, token: string | undefined): Promise<unknown> {
  const answer = await fetch(path, {
    method,
    credentials: 'include',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  const isAnswer = answer.headers.get('content-type')?.startsWith('application/json') === true
  if (!isAnswer) throw new NoPublisherError()
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(refusalIn(body) ?? `${answer.status} ${answer.statusText}`)
  return body
}

function refusalIn(body: unknown): string | undefined {
  return z.object({ error: z.object({ message: z.string() }) }).safeParse(body).data?.error.message
}
