import type { SanityClient } from '@sanity/client'
import { inspectDocument } from './inspectDocument.ts'
import { documentsQuery } from './queries.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/**
 * The documents, with the published version in the place of each draft that does not fit its
 * schema: what somebody else has only begun is not in the way of what is looked at.
 * @param published reads published documents.
 */
export async function settleDrafts(
  documents: readonly RawDocument[],
  published: SanityClient,
): Promise<readonly RawDocument[]> {
  const begun = new Set(
    documents.filter(
      (document) => isNotPublished(document) && !inspectDocument(document).verdict.success,
    ),
  )
  if (begun.size === 0) return documents
  const ids = [...begun].map(({ _id }) => String(_id))
  const answer: unknown = await published.fetch(documentsQuery, { ids })
  const found = (Array.isArray(answer) ? answer : []).filter(isObject)
  return [...documents.filter((document) => !begun.has(document)), ...found]
}

/** A perspective gives a draft or version its published id, and tells its own beside it. */
function isNotPublished({ _id, _originalId }: RawDocument): boolean {
  return typeof _originalId === 'string' && _originalId !== _id
}
