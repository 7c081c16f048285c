import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'

const DAY = 24 * 60 * 60 * 1000

/** Whether readers may comment: the article says so, and the site's closing time has not passed. */
export function commentsAreOpen(content: Content, article: Article): boolean {
  if (article.commentsOpen === false) return false
  const days = content.settings.comments?.closeAfterDays
  if (days === undefined || days === null || days <= 0) return true
  return content.readAt.getTime() < Date.parse(article.publishedAt) + days * DAY
}
