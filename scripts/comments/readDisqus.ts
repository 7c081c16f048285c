import { SaxesParser } from 'saxes'
import { childText, type XmlElement } from '../wordpress/xmlElement.ts'
import { CommentFileError } from './commentDocument.ts'
import type { ForeignComment } from './foreignComment.ts'

interface OpenElement extends XmlElement {
  text: string
  readonly children: OpenElement[]
}

/**
 * The comments of a Disqus export (Admin → Moderation → Export), with threads, dates and status.
 * https://help.disqus.com/en/articles/1717222-custom-xml-import-format
 * @throws CommentFileError with line and column where the XML is broken
 */
export function readDisqus(xml: string): readonly ForeignComment[] {
  const root = readTree(xml)
  if (root?.name !== 'disqus') throw new CommentFileError('The file is no Disqus export.')
  const threads = new Map(
    root.children
      .filter(({ name }) => name === 'thread')
      .map((thread) => [thread.attributes['dsq:id'] ?? '', thread]),
  )
  return root.children
    .filter(({ name }) => name === 'post')
    .map((post): ForeignComment => {
      const linked = (name: string): string | undefined =>
        post.children.find((child) => child.name === name)?.attributes['dsq:id']
      const thread = threads.get(linked('thread') ?? '')
      const author = post.children.find(({ name }) => name === 'author')
      const of = (element: XmlElement | undefined, name: string): string =>
        element === undefined ? '' : childText(element, name).trim()
      return {
        id: post.attributes['dsq:id'] ?? '',
        parent: linked('parent'),
        page: { link: of(thread, 'link'), slug: of(thread, 'id') },
        name: of(author, 'name') || of(author, 'username'),
        url: of(author, 'link'),
        message: of(post, 'message').replaceAll(/<\/p>\s*<p>/g, '<br><br>'),
        submittedAt: momentOf(of(post, 'createdAt'), post.attributes['dsq:id'] ?? ''),
        status: statusOf(of(post, 'isDeleted'), of(post, 'isSpam'), of(post, 'isApproved')),
        byAuthor: false,
      }
    })
}

function statusOf(deleted: string, spam: string, approved: string): ForeignComment['status'] {
  if (spam === 'true') return 'spam'
  if (deleted === 'true') return 'trash'
  return approved === 'false' ? 'pending' : 'approved'
}

function momentOf(written: string, id: string): string {
  const at = Date.parse(written)
  if (!Number.isNaN(at)) return new Date(at).toISOString()
  throw new CommentFileError(`Comment ${id} has no date that can be read: “${written}”.`)
}

function readTree(xml: string): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: OpenElement[] = []
  let root: OpenElement | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, text: '', children: [] }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => open.pop())
  parser.on('error', (error) => {
    throw new CommentFileError(`The XML is broken: ${error.message}`)
  })
  parser.write(xml.replace(/^\ufeff?\s*/, '')).close()
  return root
}
