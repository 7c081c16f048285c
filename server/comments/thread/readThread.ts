import type { SanityClient } from '@sanity/client'
import { defineQuery } from 'groq'
import { z } from 'zod'
import { commentRulesShape, readCommentRules, type CommentRules } from './commentRules.ts'

/** What decides whether, and where, an article takes comments. */
export interface ArticleFacts {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly language: 'it' | 'en'
  /** ISO 8601. */
  readonly publishedAt: string | undefined
  readonly commentsOpen: boolean
}

/** The comment that is answered. */
export interface ParentFacts {
  readonly id: string
  readonly article: string | undefined
  readonly status: string | undefined
  readonly name: string
  readonly body: string
}

/** Where a comment is to stand, as the content lake knows it now. */
export interface Thread {
  readonly article: ArticleFacts | undefined
  readonly parent: ParentFacts | undefined
  readonly closeAfterDays: number | undefined
  readonly siteTitle: string | undefined
  readonly rules: CommentRules
}

/** Article, answered comment and settings in one request. */
const threadQuery = defineQuery(`{
  "article": *[_type == "article" && _id == $article][0]{
    _id, title, "slug": slug.current, language, publishedAt, commentsOpen
  },
  "parent": *[_type == "comment" && _id == $parent][0]{
    _id, "article": article._ref, status, name, body
  },
  "settings": *[_type == "settings" && _id == "settings"][0]{
    title, comments{closeAfterDays, approval, blockedWords, blockedDomains, keepAddressesDays}
  }
}`)

const articleShape = z
  .object({
    _id: z.string(),
    title: z.string().nullish(),
    slug: z.string().min(1),
    language: z.enum(['it', 'en']).nullish(),
    publishedAt: z.string().nullish(),
    commentsOpen: z.boolean().nullish(),
  })
  .transform((found): ArticleFacts => ({
    id: found._id,
    title: found.title ?? '',
    slug: found.slug,
    language: found.language ?? 'it',
    publishedAt: found.publishedAt ?? undefined,
    commentsOpen: found.commentsOpen ?? true,
  }))

const parentShape = z
  .object({
    _id: z.string(),
    article: z.string().nullish(),
    status: z.string().nullish(),
    name: z.string().nullish(),
    body: z.string().nullish(),
  })
  .transform((found): ParentFacts => ({
    id: found._id,
    article: found.article ?? undefined,
    status: found.status ?? undefined,
    name: found.name ?? '',
    body: found.body ?? '',
  }))

const settingsShape = z.object({
  title: z.string().nullish(),
  comments: commentRulesShape.nullish().catch(undefined),
})

const threadShape = z.object({
  article: articleShape.nullish().catch(undefined),
  parent: parentShape.nullish().catch(undefined),
  settings: settingsShape.nullish().catch(undefined),
})

/**
 * Asks the content lake about an article and, when given, the comment that is answered. An
 * article without an address of its own counts as not there.
 * @throws whatever the client throws when the lake cannot be asked
 */
export async function readThread(
  client: SanityClient,
  ids: { readonly article: string; readonly parent: string | undefined },
): Promise<Thread> {
  const params = { article: ids.article, parent: ids.parent ?? '' }
  const answer: unknown = await client.fetch(threadQuery, params, { perspective: 'published' })
  const { article, parent, settings } = threadShape.parse(answer)
  return {
    article: article ?? undefined,
    parent: parent ?? undefined,
    closeAfterDays: settings?.comments?.closeAfterDays ?? undefined,
    siteTitle: settings?.title ?? undefined,
    rules: readCommentRules(settings?.comments),
  }
}
