import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { ArticleFacts } from './readThread.ts'
import { prepared } from '../delivery/prepared.ts'

/** What was last known of an article, for the times when the content lake cannot be asked. */
export interface KnownArticle {
  readonly article: ArticleFacts
  readonly closeAfterDays: number | undefined
}

const factsShape: z.ZodType<KnownArticle> = z
  .object({
    article: z.object({
      id: z.string(),
      title: z.string(),
      slug: z.string(),
      language: z.enum(['it', 'en']),
      publishedAt: z.string().optional(),
      commentsOpen: z.boolean(),
    }),
    closeAfterDays: z.number().optional(),
  })
  .transform(({ article, closeAfterDays }) => ({
    article: { ...article, publishedAt: article.publishedAt },
    closeAfterDays,
  }))
const factsRow = z.object({ facts: z.string() })

/** What was last known of an article, or undefined when nobody has commented it yet. */
export function recallArticle(database: DatabaseSync, id: string): KnownArticle | undefined {
  const row = prepared(database, 'SELECT facts FROM known_articles WHERE id = ?').get(id)
  if (row === undefined) return undefined
  return factsShape.parse(JSON.parse(factsRow.parse(row).facts))
}

/** Notes what is known of an article; writes only when it is news. */
export function rememberArticle(database: DatabaseSync, known: KnownArticle): void {
  const facts = JSON.stringify(known)
  const row = prepared(database, 'SELECT facts FROM known_articles WHERE id = ?').get(
    known.article.id,
  )
  if (row !== undefined && factsRow.parse(row).facts === facts) return
  prepared(database, 'INSERT OR REPLACE INTO known_articles (id, facts) VALUES (?, ?)').run(
    known.article.id,
    facts,
  )
}
