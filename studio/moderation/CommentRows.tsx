import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { type JSX, type MouseEvent, type RefObject, useEffect } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatMoment } from './formatMoment.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { ListBox, Row } from './moderationLayout.ts'
import { statusLooks } from './statusLooks.ts'
import type { Listing } from './useListing.ts'

const near = 8
const excerptLength = 220

interface CommentRowsProps {
  readonly listing: Listing
  readonly listBox: RefObject<HTMLDivElement | null>
  readonly onPick: Pick
}

type Pick = (id: string, held: { extend: boolean; toggle: boolean }) => void

/** The listed comments. One of them is current; the keyboard's focus is on the list as a whole. */
export function CommentRows(props: CommentRowsProps): JSX.Element {
  const { listing, listBox, onPick } = props
  const { list, comments, cursor } = listing
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const isNearEnd = cursor.index >= comments.length - near

  useEffect(() => {
    if (isNearEnd) list.loadMore()
  }, [isNearEnd, list])
  useEffect(() => {
    if (cursor.id === undefined) return
    document.getElementById(rowId(cursor.id))?.scrollIntoView({ block: 'nearest' })
  }, [cursor.id])

  return (
    <ListBox
      ref={listBox}
      role="listbox"
      tabIndex={0}
      aria-label={t('moderation.list')}
      aria-multiselectable="true"
      aria-activedescendant={cursor.id === undefined ? undefined : rowId(cursor.id)}
    >
      {comments.map((comment) => (
        <CommentRow
          key={comment.id}
          comment={comment}
          isCurrent={comment.id === cursor.id}
          isSelected={cursor.selected.has(comment.id)}
          locale={locale}
          onPick={onPick}
        />
      ))}
    </ListBox>
  )
}

const rowId = (id: string): string => `comment-row-${id}`

interface CommentRowProps {
  readonly comment: ModeratedComment
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly locale: string
  readonly onPick: Pick
}

function CommentRow(props: CommentRowProps): JSX.Element {
  const { comment, isCurrent, isSelected, locale, onPick } = props
  const { t } = useTranslation(edicolaNamespace)
  const Icon = isSelected ? CheckmarkCircleIcon : statusLooks[comment.status ?? 'pending'].icon
  return (
    <Row
      id={rowId(comment.id)}
      role="option"
      aria-selected={isSelected}
      data-current={isCurrent || undefined}
      data-status={comment.status}
      onClick={(event) => onPick(comment.id, heldKeys(event))}
    >
      <Icon />
      <bdi className="name">{comment.name || t('moderation.nameless')}</bdi>
      <time className="when" dateTime={comment.submittedAt}>
        {formatMoment(comment.submittedAt, locale)}
      </time>
      <span className="excerpt" dir="auto">
        {excerpt(comment.body)}
      </span>
      <span className="place">
        {t('moderation.on')} {comment.articleTitle ?? t('moderation.noArticle')}
      </span>
    </Row>
  )
}

const heldKeys = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) => ({
  extend: shiftKey,
  toggle: ctrlKey || metaKey,
})

function excerpt(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ').trim()
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength)}…`
}
