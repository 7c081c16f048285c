import { CalendarIcon } from '@sanity/icons/Calendar'
import { CogIcon } from '@sanity/icons/Cog'
import { CommentIcon } from '@sanity/icons/Comment'
import { DocumentIcon } from '@sanity/icons/Document'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { FolderIcon } from '@sanity/icons/Folder'
import { LinkIcon } from '@sanity/icons/Link'
import { StackIcon } from '@sanity/icons/Stack'
import { TagIcon } from '@sanity/icons/Tag'
import { UserIcon } from '@sanity/icons/User'
import type { ComponentType } from 'react'

/** The icon of each document type, in the desk and wherever a document is listed. */
export const typeIcons: Record<DocumentTypeName, ComponentType> = {
  article: DocumentTextIcon,
  author: UserIcon,
  event: CalendarIcon,
  comment: CommentIcon,
  category: FolderIcon,
  tag: TagIcon,
  series: StackIcon,
  page: DocumentIcon,
  settings: CogIcon,
  redirect: LinkIcon,
  review: EyeOpenIcon,
}

/** The names of the document types. */
export type DocumentTypeName =
  | 'article'
  | 'author'
  | 'event'
  | 'comment'
  | 'category'
  | 'tag'
  | 'series'
  | 'page'
  | 'settings'
  | 'redirect'
  | 'review'
