import type { Article, Comment } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { groupByFields } from '../groupByFields.ts'
import { grouping } from '../grouping.ts'

/** A comment on the page with its answers; without `comment` it is a tombstone that holds them together. */
export interface CommentNode {
  readonly id: string
  readonly comment: Comment | undefined
  readonly replies: readonly CommentNode[]
}

/** The comments of one article as they stand on its page. */
export interface CommentThread {
  /** Shown comments, without tombstones. */
  readonly count: number
  readonly roots: readonly CommentNode[]
}

/** Replies to comments of this depth stand beside them, so that lines never become too short. */
export const DEEPEST_NESTING = 3

interface Place {
  readonly id: string
  readonly parentId: string | undefined
  readonly comment: Comment | undefined
}

const commentsByArticle = grouping(function commentsByArticle(content) {
  return groupByFields(content, 'comments', ['article'], ({ article }) => [article._ref])
})

const placesByArticle = grouping(function commentPlacesByArticle(content) {
  return Map.groupBy(content.commentPlaces, ({ articleId }) => articleId)
})

/** The approved comments on an article, oldest first. */
export function commentsOn(content: Content, article: Pick<Article, '_id'>): readonly Comment[] {
  return commentsByArticle(content, article._id) ?? []
}

/** All places of a thread, oldest first, with tombstones for parents that are not shown. */
function findPlaces(content: Content, articleId: string): Place[] {
  const shown: Place[] = commentsOn(content, { _id: articleId }).map((comment) => ({
    id: comment._id,
    parentId: comment.parent?._ref,
    comment,
  }))
  const hidden: Place[] = (placesByArticle(content, articleId) ?? [])
    .toSorted((one, two) => (one.submittedAt ?? '').localeCompare(two.submittedAt ?? ''))
    .map(({ _id, parentId }) => ({ id: _id, parentId, comment: undefined }))
  const ids = new Set([...shown, ...hidden].map(({ id }) => id))
  const erased = new Set(shown.map(({ parentId }) => parentId).filter((id) => id !== undefined))
  const graves: Place[] = [...erased]
    .filter((id) => !ids.has(id))
    .map((id) => ({ id, parentId: undefined, comment: undefined }))
  const when = (place: Place): string => place.comment?.submittedAt ?? ''
  const all = [...hidden, ...graves, ...shown]
  const firstReply = (place: Place): string =>
    place.comment === undefined
      ? (all.find(({ parentId, comment }) => parentId === place.id && comment)?.comment
          ?.submittedAt ?? '')
      : when(place)
  return all.toSorted((one, two) => firstReply(one).localeCompare(firstReply(two)))
}

/**
 * The thread of an article: approved comments, oldest first, nested to {@link DEEPEST_NESTING}
 * and flat below it; an answered comment that is not shown leaves a tombstone. Comments that
 * answer each other in a circle stand at the top.
 */
export function commentThread(content: Content, article: Pick<Article, '_id'>): CommentThread {
  const places = findPlaces(content, article._id)
  const byId = new Map(places.map((place) => [place.id, place]))
  const ancestors = (place: Place): Place[] => {
    const chain: Place[] = []
    const seen = new Set([place.id])
    let parent = place.parentId === undefined ? undefined : byId.get(place.parentId)
    while (parent !== undefined) {
      if (seen.has(parent.id)) return []
      seen.add(parent.id)
      chain.unshift(parent)
      parent = parent.parentId === undefined ? undefined : byId.get(parent.parentId)
    }
    return chain
  }
  const children = new Map<string | undefined, Place[]>()
  for (const place of places) {
    const chain = ancestors(place)
    const shelf = chain[Math.min(chain.length, DEEPEST_NESTING - 1) - 1]?.id
    children.set(shelf, [...(children.get(shelf) ?? []), place])
  }
  const grow = (id: string | undefined): CommentNode[] =>
    (children.get(id) ?? []).map((place) => ({
      id: place.id,
      comment: place.comment,
      replies: grow(place.id),
    }))
  return {
    count: places.filter(({ comment }) => comment !== undefined).length,
    roots: grow(undefined),
  }
}
