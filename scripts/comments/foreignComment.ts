import { oneLine, shorten, webUrl } from '../wordpress/plainText.ts'
import { commentText } from '../wordpress/convertComments.ts'
import { weakly, type ArticlePlace, type CommentDocument } from './commentDocument.ts'

/** A comment of another system, before it is one of ours. */
export interface ForeignComment {
  readonly id: string
  readonly parent: string | undefined
  /** Address and name of the page it stands on. */
  readonly page: { readonly link: string; readonly slug: string }
  readonly name: string
  readonly url: string
  /** HTML. */
  readonly message: string
  readonly submittedAt: string
  readonly status: CommentDocument['status']
  readonly byAuthor: boolean
}

/** The comments of a file of another system as ours, and what could not be carried over. */
export interface Conversion {
  readonly comments: readonly CommentDocument[]
  readonly notes: readonly string[]
}

/**
 * Comments of another system on the articles that are here, found by the last part of their
 * address. Ids are made of theirs, so that an import can be repeated. An answer to a comment
 * that is not in the file stands by itself.
 * @param system begins the ids: `disqus`, `wxr`
 */
export function convertForeign(
  system: string,
  foreign: readonly ForeignComment[],
  articles: readonly ArticlePlace[],
): Conversion {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const notes: string[] = []
  const placeOf = ({ page }: ForeignComment): ArticlePlace | undefined =>
    bySlug.get(lastPart(page.link)) ?? bySlug.get(page.slug)
  const carried = foreign.filter((comment) => {
    if (placeOf(comment) !== undefined) return true
    notes.push(
      `Comment ${comment.id} by ${comment.name}: no article at ${comment.page.link || comment.page.slug}`,
    )
    return false
  })
  const articleOf = new Map(carried.map((comment) => [comment.id, placeOf(comment)?.id]))
  const idOf = (id: string): string => `comment.${system}-${id.replace(/[^A-Za-z0-9_-]/g, '-')}`
  const comments = carried.flatMap((comment): CommentDocument[] => {
    const article = placeOf(comment)
    const body = shorten(commentText(comment.message), 5000)
    const name = shorten(oneLine(comment.name), 80)
    if (article === undefined || body === '') {
      notes.push(`Comment ${comment.id} by ${comment.name}: it has no text`)
      return []
    }
    const { parent } = comment
    const answers = parent !== undefined && articleOf.get(parent) === article.id
    if (parent !== undefined && !answers) {
      notes.push(`Comment ${comment.id} by ${comment.name}: answers ${parent}, which is not here`)
    }
    const url = webUrl(comment.url)
    return [
      {
        _id: idOf(comment.id),
        _type: 'comment',
        article: weakly(article.id),
        ...(answers && { parent: weakly(idOf(parent)) }),
        name: name === '' ? (article.language === 'it' ? 'Anonimo' : 'Anonymous') : name,
        ...(url !== undefined && { url }),
        body,
        submittedAt: comment.submittedAt,
        status: comment.status,
        holdReasons: [],
        language: article.language,
        ...(comment.byAuthor && { authorReply: true }),
      },
    ]
  })
  return { comments, notes }
}

function lastPart(link: string): string {
  const path = URL.parse(link)?.pathname ?? ''
  const part = path.split('/').findLast((each) => each !== '') ?? ''
  try {
    return decodeURIComponent(part).replace(/\.html?$/, '')
  } catch {
    return part
  }
}
