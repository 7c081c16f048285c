import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { TrashIcon } from '@sanity/icons/Trash'
import type { ComponentType } from 'react'
import type { CommentStatus } from './commentStatus.ts'

/** How a status is shown, and how the keyboard sets it. */
export interface StatusLook {
  readonly icon: ComponentType
  readonly tone: 'default' | 'positive' | 'caution' | 'critical'
  readonly shortcut: string
}

/** The look of each moderation status, the same in lists, on buttons and in menus. */
export const statusLooks: Record<CommentStatus, StatusLook> = {
  approved: { icon: CheckmarkCircleIcon, tone: 'positive', shortcut: 'Ctrl+Alt+A' },
  pending: { icon: ClockIcon, tone: 'default', shortcut: 'Ctrl+Alt+W' },
  spam: { icon: ErrorOutlineIcon, tone: 'caution', shortcut: 'Ctrl+Alt+S' },
  trash: { icon: TrashIcon, tone: 'critical', shortcut: 'Ctrl+Alt+T' },
}
