import type { ImportedDocument } from './conversion.ts'
import { readMoment } from './dates.ts'
import { type CarriedItem, type ExportContext, noteAbout } from './exportContext.ts'
import type { WordPressComment, WordPressItem } from './exportFile.ts'
import type { TakeNote } from './importNote.ts'
import { oneLine, parseHtml, plainText, shorten, webUrl } from './plainText.ts'
import { commentsOf } from './readExport.ts'

const statuses: Readonly<Record<string, string>> = {
  '1': 'approved',
  '0': 'pending',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
}

interface Place {
  readonly item: WordPressItem
  readonly comment: WordPressComment
  readonly articleId: string
}

/** The words of a comment; links keep their address, in brackets. */
export function commentText(content: string): string {
  const { body } = parseHtml(content.replace(/\r\n?/g, '\n').replace(/\n/g, '<br>'))
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if ((link.textContent ?? '').trim() !== href) link.append(` (${href})`)
  }
  for (const image of body.querySelectorAll('img')) {
    image.replaceWith(`${image.getAttribute('alt') ?? ''} (${image.getAttribute('src') ?? ''})`)
  }
  return plainText(body.innerHTML)
}

function bodyOf(comment: WordPressComment, context: ExportContext, note: TakeNote): string {
  const text = commentText(comment.content)
  if (text === '') {
    const none = context.language === 'it' ? '(Senza testo)' : '(No text)'
    note('invented', `the text “${none}”`)
    return none
  }
  const fitting = shorten(text, 5000)
  if (fitting !== text) note('shortened', `text of ${text.length} characters`)
  if (/<(?:strong|em|b|i|code|blockquote|pre|ul|ol)\b/i.test(comment.content)) {
    note('formatting', 'the text of a comment is plain here')
  }
  return fitting
}

function nameOf(comment: WordPressComment, context: ExportContext, note: TakeNote): string {
  const name = oneLine(comment.author)
  if (name === '') {
    const none = context.language === 'it' ? 'Anonimo' : 'Anonymous'
    note('invented', `the name “${none}”`)
    return none
  }
  const fitting = shorten(name, 80)
  if (fitting !== name) note('shortened', `name “${name}”`)
  return fitting
}

function parentOf(
  comment: WordPressComment,
  places: ReadonlyMap<string, Place>,
  note: TakeNote,
): string | undefined {
  if (comment.parent === '0') return undefined
  const parent = places.get(comment.parent)
  const articleId = places.get(comment.id)?.articleId
  if (parent !== undefined && parent.articleId === articleId) return parent.comment.id
  note('comment', `answered comment ${comment.parent}, which is not here, and now stands by itself`)
  return undefined
}

function convertComment(
  place: Place,
  places: ReadonlyMap<string, Place>,
  context: ExportContext,
): ImportedDocument {
  const { comment, item, articleId } = place
  const note = noteAbout(
    context,
    `comment ${comment.id} by “${comment.author}” on ${item.type} ${item.id}`,
  )
  const held = [comment.email === '' ? '' : 'email', comment.hasIp ? 'IP' : ''].filter(Boolean)
  if (held.length > 0) note('privateData', held.join(' and '))
  const status = statuses[comment.approved]
  if (status === undefined)
    note('comment', `its status “${comment.approved}” is unknown; it waits for approval`)
  const parent = parentOf(comment, places, note)
  const url = webUrl(comment.url)
  if (url === undefined && comment.url !== '' && comment.url !== 'http://') {
    note('comment', `its website “${comment.url}” is no address`)
  }
  const isAuthor = context.exported.authors.some(
    ({ email, displayName }) =>
      (email !== '' && email.toLowerCase() === comment.email.toLowerCase()) ||
      (comment.userId !== '0' && displayName === comment.author),
  )
  const weak = (id: string) => ({ _type: 'reference', _ref: id, _weak: true })
  return {
    _id: context.ids.comment(comment.id),
    _type: 'comment',
    article: weak(articleId),
    ...(parent === undefined ? {} : { parent: weak(context.ids.comment(parent)) }),
    name: nameOf(comment, context, note),
    ...(url === undefined ? {} : { url }),
    body: bodyOf(comment, context, note),
    submittedAt: readMoment(comment, context.now, note),
    status: status ?? 'pending',
    holdReasons: [],
    language: context.language,
    ...(isAuthor ? { authorReply: true } : {}),
  }
}

/** The comments on articles. Pings, and comments on anything else, are noted. */
export function convertComments(
  context: ExportContext,
  carried: readonly CarriedItem[],
): ImportedDocument[] {
  const articles = new Map(
    carried
      .filter(({ document }) => document._type === 'article')
      .map(({ item, publishedId }) => [item.id, publishedId]),
  )
  const places = new Map<string, Place>()
  for (const { item, comment } of commentsOf(context.exported)) {
    const note = noteAbout(
      context,
      `${comment.type || 'comment'} ${comment.id} by “${comment.author}”`,
    )
    const articleId = articles.get(item.id)
    const isComment = comment.type === '' || comment.type === 'comment'
    if (!isComment) {
      note('ping', `${comment.type} from ${comment.url} on ${item.type} ${item.id} “${item.title}”`)
    } else if (articleId === undefined) {
      const words = shorten(commentText(comment.content).replace(/\s+/g, ' '), 120)
      note('commentWithoutArticle', `on ${item.type} ${item.id} “${item.title}”: “${words}”`)
    } else places.set(comment.id, { item, comment, articleId })
  }
  return [...places.values()]
    .map((place) => convertComment(place, places, context))
    .toSorted((one, two) => String(one['submittedAt']).localeCompare(String(two['submittedAt'])))
}
