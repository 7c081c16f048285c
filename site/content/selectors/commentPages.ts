import type { Article } from '../../../schemas/content.types.ts'
import { documentAddress } from '../documentAddress.ts'
import type { CommentNode, CommentThread } from './commentThread.ts'

const PER_PAGE = 100

/**
 * The thread in pages of about a hundred comments: a conversation is not torn apart, so a page ends
 * with the conversation that fills it. The first page is the article's own; there is always one.
 */
export function commentPages({ roots }: CommentThread): readonly (readonly CommentNode[])[] {
  const pages: CommentNode[][] = [[]]
  let filled = 0
  for (const root of roots) {
    if (filled >= PER_PAGE) {
      pages.push([])
      filled = 0
    }
    pages.at(-1)?.push(root)
    filled += size(root)
  }
  return pages
}

/** The path of a page of an article's comments, from 1. */
export function commentPageAddress(article: Article, number: number): string {
  const address = documentAddress(article, article.language)
  if (number === 1) return address
  return `${address}${article.language === 'it' ? 'commenti' : 'comments'}/${number}/`
}

function size({ replies }: CommentNode): number {
  return replies.reduce((sum, reply) => sum + size(reply), 1)
}
