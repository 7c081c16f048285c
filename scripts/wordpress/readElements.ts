import type {
  WordPressAuthor,
  WordPressComment,
  WordPressItem,
  WordPressTerm,
} from './exportFile.ts'
import { childrenOf, childText, type XmlElement } from './xmlElement.ts'

/** The author of a `wp:author`. */
export function readAuthor(element: XmlElement): WordPressAuthor {
  const text = (name: string): string => childText(element, `wp:author_${name}`).trim()
  const login = text('login')
  const name = text('display_name') || `${text('first_name')} ${text('last_name')}`.trim()
  const email = text('email')
  return { login, displayName: name || login, email, hasEmail: email !== '' }
}

/** The term of a `wp:category`, `wp:tag` or `wp:term`. */
export function readTerm(element: XmlElement): WordPressTerm {
  const text = (name: string): string => childText(element, `wp:${name}`).trim()
  const common = { id: text('term_id') }
  if (element.name === 'wp:category') {
    const slug = text('category_nicename')
    const name = text('cat_name') || slug
    const parent = text('category_parent')
    return {
      ...common,
      taxonomy: 'category',
      slug,
      name,
      parent,
      description: text('category_description'),
    }
  }
  if (element.name === 'wp:tag') {
    const slug = text('tag_slug')
    const name = text('tag_name') || slug
    return {
      ...common,
      taxonomy: 'post_tag',
      slug,
      name,
      parent: '',
      description: text('tag_description'),
    }
  }
  const slug = text('term_slug')
  return {
    ...common,
    taxonomy: text('term_taxonomy'),
    slug,
    name: text('term_name') || slug,
    parent: text('term_parent'),
    description: text('term_description'),
  }
}

function readComment(element: XmlElement): WordPressComment {
  const text = (name: string): string => childText(element, `wp:comment_${name}`)
  return {
    id: text('id').trim(),
    author: text('author').trim(),
    email: text('author_email').trim(),
    url: text('author_url').trim(),
    hasIp: text('author_IP').trim() !== '',
    date: text('date').trim(),
    dateGmt: text('date_gmt').trim(),
    content: text('content'),
    approved: text('approved').trim(),
    type: text('type').trim(),
    parent: text('parent').trim() || '0',
    userId: text('user_id').trim() || '0',
  }
}

/** The item of an `item`. */
export function readItem(element: XmlElement): WordPressItem {
  const own = (name: string): string => childText(element, name).trim()
  const text = (name: string): string => own(`wp:${name}`)
  return {
    id: text('post_id'),
    type: text('post_type'),
    status: text('status'),
    title: own('title'),
    link: own('link'),
    name: text('post_name'),
    creator: own('dc:creator'),
    content: childText(element, 'content:encoded'),
    excerpt: own('excerpt:encoded'),
    pubDate: own('pubDate'),
    date: text('post_date'),
    dateGmt: text('post_date_gmt'),
    modifiedGmt: text('post_modified_gmt'),
    commentsOpen: text('comment_status') === 'open',
    hasPassword: text('post_password') !== '',
    sticky: text('is_sticky') === '1',
    parent: text('post_parent') || '0',
    attachmentUrl: text('attachment_url'),
    terms: childrenOf(element, 'category').map(({ attributes, text }) => ({
      taxonomy: attributes['domain'] ?? 'category',
      slug: attributes['nicename'] ?? '',
      name: text.trim(),
    })),
    meta: childrenOf(element, 'wp:postmeta').map((meta) => ({
      key: childText(meta, 'wp:meta_key').trim(),
      value: childText(meta, 'wp:meta_value'),
    })),
    comments: childrenOf(element, 'wp:comment').map(readComment),
  }
}
