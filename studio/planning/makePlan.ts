import type { SanityClient } from '@sanity/client'

/** What is to happen to one document, and when. */
export interface PlanRequest {
  /** The published id. */
  readonly documentId: string
  readonly kind: 'publish' | 'unpublish'
  readonly at: Date
  /** What the release is called where releases are listed. */
  readonly title: string
  /** Whether the date that readers see is to be the planned one: at a first publication. */
  readonly datesArticle: boolean
}

/**
 * Has the lake publish the draft of a document, as it is now, or take the document off the site, at
 * a time: a release of one document, as Sanity's own scheduled drafts are. Rejects with the lake's
 * reason, and then nothing is planned.
 */
export async function makePlan(client: SanityClient, request: PlanRequest): Promise<void> {
  const { documentId, kind, at, title } = request
  const releaseId = `r${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`
  const publishAt = at.toISOString()
  if (kind === 'publish' && request.datesArticle) {
    await client
      .patch(`drafts.${documentId}`)
      .set({ publishedAt: publishAt })
      .commit({ tag: 'plan' })
  }
  const releaseType = 'scheduled' as const
  const metadata = { title, releaseType, cardinality: 'one' as const, intendedPublishAt: publishAt }
  await client.releases.create({ releaseId, metadata }, { tag: 'plan' })
  try {
    if (kind === 'publish') {
      await client.createVersion({
        releaseId,
        publishedId: documentId,
        baseId: `drafts.${documentId}`,
      })
    } else {
      await client.unpublishVersion({ releaseId, publishedId: documentId })
    }
    await client.releases.schedule({ releaseId, publishAt }, { tag: 'plan' })
  } catch (error) {
    await dropPlan(client, { releaseId, isSet: false }).catch(() => undefined)
    throw error
  }
}

/** Takes a plan back; the draft from which it was made is untouched. */
export async function dropPlan(
  client: SanityClient,
  { releaseId, isSet }: { readonly releaseId: string; readonly isSet: boolean },
): Promise<void> {
  if (isSet) await client.releases.unschedule({ releaseId }, { tag: 'plan' })
  await client.releases.archive({ releaseId }, { tag: 'plan' })
  await client.releases.delete({ releaseId }, { tag: 'plan' })
}
