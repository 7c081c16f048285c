import { readMoment } from '../wordpress/dates.ts'
import { commentsOf, createExportReader } from '../wordpress/readExport.ts'
import type { ForeignComment } from './foreignComment.ts'

const statuses: Readonly<Record<string, ForeignComment['status']>> = {
  '1': 'approved',
  '0': 'pending',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
}

/** The comments of a WXR file, without its articles. @throws WordPressFileError where it is broken */
export function readWxrComments(xml: string, now: Date): readonly ForeignComment[] {
  const reader = createExportReader()
  reader.write(xml.replace(/^\ufeff?\s*/, ''))
  return commentsOf(reader.close())
    .filter(({ comment }) => ['', 'comment'].includes(comment.type))
    .map(({ item, comment }) => ({
      id: comment.id,
      parent: comment.parent === '0' ? undefined : comment.parent,
      page: { link: item.link, slug: item.name },
      name: comment.author,
      url: comment.url,
      message: comment.content,
      submittedAt: readMoment(comment, now, () => {}),
      status: statuses[comment.approved] ?? 'pending',
      byAuthor: comment.userId !== '0',
    }))
}
