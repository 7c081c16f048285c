import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { TrashIcon } from '@sanity/icons/Trash'
import type { ComponentType } from 'react'
import { type CommentStatus, readCommentStatus } from './commentStatus.ts'

const statusIcons: Record<CommentStatus, ComponentType> = {
  pending: ClockIcon,
  approved: CheckmarkCircleIcon,
  spam: ErrorOutlineIcon,
  trash: TrashIcon,
}

const statusWords: Record<CommentStatus, string> = {
  pending: 'in attesa',
  approved: 'approvato',
  spam: 'spam',
  trash: 'cestinato',
}

const excerptLength = 160

/**
 * How a comment is listed: who wrote it and where, its first words, when, and its status, by
 * icon and by word.
 */
export const commentPreview = {
  select: {
    name: 'name',
    body: 'body',
    article: 'article.title',
    submittedAt: 'submittedAt',
    status: 'status',
  },
  prepare: (selection: Record<string, unknown>) => {
    const status = readCommentStatus(selection['status'])
    return {
      title: [text(selection['name']) || 'Senza nome', text(selection['article'])]
        .filter(Boolean)
        .join(' su '),
      subtitle: [status && statusWords[status], day(selection['submittedAt'])]
        .filter(Boolean)
        .join(' · '),
      description: excerpt(text(selection['body'])),
      media: status && statusIcons[status],
    }
  },
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function excerpt(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim()
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength).trimEnd()}…`
}

function day(value: unknown): string | undefined {
  const date = new Date(text(value))
  if (Number.isNaN(date.getTime())) return undefined
  return new Intl.DateTimeFormat('it', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}
