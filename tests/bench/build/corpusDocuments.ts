import { AUTHORS, CATEGORIES, corpus, type CorpusArticle, TAGS } from './corpus.ts'

type Document = Record<string, unknown> & { readonly _id: string; readonly _type: string }

const reference = (_ref: string) => ({ _type: 'reference', _ref })
const keyed = (_ref: string) => ({ ...reference(_ref), _key: _ref })
const slug = (current: string) => ({ _type: 'slug', current })
const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number)

/** The text of an article as Portable Text. */
export function bodyOf({ blocks }: CorpusArticle): object[] {
  return blocks.map(({ style, spans }, index) => {
    const links = spans.flatMap(({ mark }, place) =>
      mark === 'link' ? [{ _key: `l${place}`, _type: 'link', href: 'https://example.com/' }] : [],
    )
    return {
      _key: `b${index}`,
      _type: 'block',
      style: style === 'h2' ? 'h2' : style === 'quote' ? 'blockquote' : 'normal',
      ...(style === 'bullet' && { listItem: 'bullet', level: 1 }),
      markDefs: links,
      children: spans.map(({ text, mark }, place) => ({
        _key: `s${place}`,
        _type: 'span',
        text,
        marks: mark === undefined ? [] : [mark === 'link' ? `l${place}` : mark],
      })),
    }
  })
}

/** An article as the Studio would save it. */
export function articleDocument(article: CorpusArticle): Document {
  return {
    _id: `article-${article.number}`,
    _type: 'article',
    title: article.title,
    language: 'it',
    slug: slug(article.slug),
    lead: article.description,
    category: reference(`category-${article.category}`),
    tags: article.tags.map((tag) => keyed(`tag-${tag}`)),
    authors: [keyed(`author-${article.author}`)],
    publishedAt: article.publishedAt,
    commentsOpen: true,
    body: bodyOf(article),
  }
}

/** Every document of a newspaper with `count` articles, and one comment on every hundredth. */
export function* corpusDocuments(count: number): Generator<Document> {
  yield {
    _id: 'settings',
    _type: 'settings',
    title: 'Il Corriere di Prova',
    description: 'Misure.',
    language: 'it',
    timeZone: 'Europe/Rome',
    articlesPerPage: 20,
  }
  for (const number of numbers(TAGS)) {
    const title = `Tema ${number}`
    yield {
      _id: `tag-${number}`,
      _type: 'tag',
      title,
      language: 'it',
      slug: slug(`tema-${number}`),
    }
  }
  for (const number of numbers(CATEGORIES)) {
    const title = `Sezione ${number}`
    const address = slug(`sezione-${number}`)
    yield { _id: `category-${number}`, _type: 'category', title, language: 'it', slug: address }
  }
  for (const number of numbers(AUTHORS)) {
    const name = `Autrice ${number}`
    yield { _id: `author-${number}`, _type: 'author', name, slug: slug(`autrice-${number}`) }
  }
  for (const article of corpus(count)) yield articleDocument(article)
  for (let number = 0; number < count; number += 100) {
    yield {
      _id: `comment.c${number}`,
      _type: 'comment',
      article: { ...reference(`article-${number}`), _weak: true },
      name: 'Lettore',
      status: 'approved',
      submittedAt: '2026-06-02T10:00:00.000Z',
      body: 'Ho letto fino in fondo.',
      language: 'it',
    }
  }
}
