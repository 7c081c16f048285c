import type { DocumentBadgesResolver } from 'sanity'
import { reviewedTypes } from './review/review.ts'
import { reviewBadge } from './review/reviewBadge.ts'

/** The badges beside a document's title: Sanity's own, and where its review stands. */
export const documentBadges: DocumentBadgesResolver = (badges, { schemaType }) =>
  reviewedTypes.includes(schemaType) ? [reviewBadge, ...badges] : badges
