import type { DocumentBadgesResolver } from 'sanity'
import { planBadge } from './planning/planBadge.ts'
import { reviewedTypes } from './review/review.ts'
import { reviewBadge } from './review/reviewBadge.ts'

/** The badges beside a document's title: Sanity's own, what is planned, and where its review stands. */
export const documentBadges: DocumentBadgesResolver = (badges, { schemaType }) =>
  reviewedTypes.includes(schemaType) ? [planBadge, reviewBadge, ...badges] : badges
