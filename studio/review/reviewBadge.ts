import { type DocumentBadgeComponent, useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatMoment } from '../moderation/formatMoment.ts'
import { isChangedSince } from './review.ts'
import { useReview } from './useReview.ts'

/** Says of a draft that it waits for a review or is ready, by whom and since when. */
export const reviewBadge: DocumentBadgeComponent = (props) => {
  const review = useReview(props)
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  if (review === undefined) return null
  const { state, by } = review
  const isChanged = props.draft !== null && isChangedSince(review, props.draft)
  const words = t(`review.${state}`)
  return {
    label: isChanged ? `${words} (${t('review.changed')})` : words,
    title: t(`review.${state}.by`, { by, at: formatMoment(review.at, locale) }),
    color: state === 'ready' ? 'success' : 'warning',
  }
}
reviewBadge.displayName = 'ReviewBadge'
