import type { Article } from '../../../schemas/content.types.ts'
import { documentAddress } from '../documentAddress.ts'
import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'
import { type CommentNode, commentThread, type CommentThread } from './commentThread.ts'

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

/** The articles of a language that readers commented, in no order that matters. */
export const commentedArticles = selector(function commentedArticles(
  content: Content,
  language: Language,
): readonly Article[] {
  const ids = new Set(content.comments.map(({ article }) => article._ref))
  return [...ids].flatMap((id) => {
    const document = content.byId.get(id)
    return document?._type === 'article' && document.language === language ? [document] : []
  })
})

/** The pages of comments beyond the articles' own, of all articles of a language. */
export const furtherCommentPages = selector(function furtherCommentPages(
  content: Content,
  language: Language,
): readonly { readonly article: Article; readonly number: number }[] {
  return commentedArticles(content, language).flatMap((article) =>
    commentPages(commentThread(content, article))
      .slice(1)
      .map((_, index) => ({ article, number: index + 2 })),
  )
})

/** The path of a page of an article's comments, from 1. */
export function commentPageAddress(article: Article, number: number): string {
  const address = documentAddress(article, article.language)
  if (number === 1) return address
  return `${address}${article.language === 'it' ? 'commenti' : 'comments'}/${number}/`
}

function size({ replies }: CommentNode): number {
  return replies.reduce((sum, reply) => sum + size(reply), 1)
}
