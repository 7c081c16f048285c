import type { CommentStatus } from './commentStatus.ts'
import { commentProjection, type ModeratedComment } from './moderatedComment.ts'

/** Which comments are listed; what is absent does not restrict. */
export interface CommentFilter {
  readonly status?: CommentStatus | undefined
  readonly articleId?: string | undefined
  readonly reason?: string | undefined
  readonly search?: string | undefined
}

/** A GROQ query and its parameters. */
export interface Question {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
}

/** How many comments are asked for at a time. */
export const pageLength = 50

/**
 * The next page of a filter, newest first: the comments after those that are loaded, or the top.
 * It is ordered by the date alone, for which the lake keeps an index; of the same moment, those
 * already loaded are left out by their ids.
 */
export function pageQuestion(
  filter: CommentFilter,
  loaded: readonly ModeratedComment[] = [],
): Question {
  const { conditions, params } = conditionsOf(filter)
  const last = loaded.at(-1)
  if (last !== undefined) {
    const same = loaded.filter(({ submittedAt }) => submittedAt === last.submittedAt)
    conditions.push('submittedAt <= $lastAt && !(_id in $loadedIds)')
    Object.assign(params, { lastAt: last.submittedAt, loadedIds: same.map(({ id }) => id) })
  }
  const order = 'order(submittedAt desc)'
  return {
    query: `*[${conditions.join(' && ')}] | ${order} [0...${pageLength}] ${commentProjection}`,
    params,
  }
}

/** Those of some comments that the filter lets through. */
export function matchingQuestion(filter: CommentFilter, ids: readonly string[]): Question {
  const { conditions, params } = conditionsOf(filter)
  return {
    query: `*[_id in $ids && ${conditions.join(' && ')}] ${commentProjection}`,
    params: { ...params, ids },
  }
}

/** How many comments stand in each status, under the other filters. */
export function countQuestion(filter: CommentFilter): Question {
  const { conditions, params } = conditionsOf({ ...filter, status: undefined })
  const counted = (status: string): string =>
    `"${status}": count(*[${conditions.join(' && ')} && status == "${status}"])`
  return { query: `{${['pending', 'approved', 'spam', 'trash'].map(counted).join(', ')}}`, params }
}

function conditionsOf(filter: CommentFilter): {
  conditions: string[]
  params: Record<string, unknown>
} {
  const conditions = ['_type == "comment"']
  const params: Record<string, unknown> = {}
  if (filter.status !== undefined) {
    conditions.push('status == $status')
    params['status'] = filter.status
  }
  if (filter.articleId !== undefined) {
    conditions.push('article._ref == $articleId')
    params['articleId'] = filter.articleId
  }
  if (filter.reason !== undefined) {
    conditions.push('$reason in holdReasons')
    params['reason'] = filter.reason
  }
  const words = searchWords(filter.search)
  if (words.length > 0) {
    conditions.push('[name, body] match $words')
    params['words'] = words
  }
  return { conditions, params }
}

// Each word is looked for by its beginning. GROQ's `match` wants all of them when given a list.
function searchWords(search: string | undefined): string[] {
  return (search ?? '').match(/[\p{L}\p{N}]+/gu)?.map((word) => `${word}*`) ?? []
}
