import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { isObject } from './walkContent.ts'

/** A problem of `document` at `path`, with the title that editors know it by and a Studio link. */
export function contentProblemAt(
  document: unknown,
  place: {
    readonly path: string
    readonly message: string
    readonly severity: 'error' | 'warning'
    readonly cmsUrl: string
  },
): ContentProblem {
  const text = (field: string): string | undefined => {
    const value = isObject(document) ? document[field] : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const documentId = text('_id') ?? ''
  const documentType = text('_type') ?? ''
  return {
    severity: place.severity,
    documentId,
    documentType,
    title: text('title') ?? text('name') ?? text('from') ?? documentId,
    path: place.path,
    message: place.message,
    studioUrl: `${place.cmsUrl}/intent/edit/id=${documentId};type=${documentType}`,
  }
}
