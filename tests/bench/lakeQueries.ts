/** A query that is measured. */
export interface LakeQuery {
  readonly name: string
  readonly query: string
  /** What groq-js is asked instead, where it does not know a function. */
  readonly plain?: string
  readonly params: Record<string, unknown>
}

const newest = '*[_type == "article"] | order(publishedAt desc)[0...10]'

// As Studio 6.16 writes them for a list and for a search.
const studioMatch = '([@, _id] match text::query($__query) || references($__rawQuery))'
const studioOrder = '[0...$__limit]'
const projection = '{_type, _id, _originalId, "orderings": '

const list = (match: string): string =>
  `*[_type in $__types && ${match} && (_type == "article")] ${projection}[_updatedAt]} | order(orderings[0] desc) ${studioOrder}`
const search = (title: string, match: string): string =>
  `*[_type in $__types] | score(boost(_type in ["article"] && ${title}, 10), ${match}) [_score > 0] ${projection}[_score]} | order(orderings[0] desc) ${studioOrder}`

const article = { __types: ['article'] }

/** The queries of a site and of the Studio. */
export const lakeQueries: readonly LakeQuery[] = [
  { name: 'by id', query: '*[_id == $id][0]', params: { id: 'article-5' } },
  {
    name: 'by slug, three dereferences',
    query:
      '*[_type == "article" && slug.current == $slug][0]{..., author->, categories[]->, "image": mainImage.asset->}',
    params: { slug: 'article-7' },
  },
  {
    name: 'newest ten with authors',
    query: `${newest}{title, slug, author->{name}}`,
    params: {},
  },
  {
    name: 'ten correlated counts',
    query: `${newest}{title, "n": count(*[_type == "comment" && article._ref == ^._id && approved])}`,
    params: {},
  },
  {
    name: 'references',
    query: '*[_type == "article" && references($id)]{_id, title}',
    params: { id: 'author-3' },
  },
  { name: 'match', query: '*[_type == "article" && title match "soc*"]{_id, title}', params: {} },
  {
    name: 'score',
    query:
      '*[_type == "article"] | score(title match "soc*", boost(pt::text(body) match "engine", 2)) | order(_score desc)[0...10]{_id, _score}',
    params: {},
  },
  {
    name: 'Studio list',
    query: list(studioMatch),
    plain: list('(true || references($__rawQuery))'),
    params: { ...article, __query: '*', __rawQuery: '', __limit: 101 },
  },
  {
    name: 'Studio search',
    query: search('title match text::query($__query)', studioMatch),
    plain: search(
      'title match $__query',
      '([_id, title, excerpt, pt::text(body)] match $__query || references($__rawQuery))',
    ),
    params: { ...article, __query: 'soccer lak*', __rawQuery: 'soccer lak', __limit: 101 },
  },
  {
    name: 'Studio reference search',
    query: '*[(_type == "author" && name match text::query($__query))][0...1000]._id',
    plain: '*[(_type == "author" && name match $__query)][0...1000]._id',
    params: { __query: 'soc*' },
  },
  { name: 'Studio count', query: 'count(*[_type == "comment" && approved == false])', params: {} },
  {
    name: 'versions of a document',
    query: '*[sanity::versionOf($publishedId)] | order(_updatedAt)[0]{_id, _type}',
    params: { publishedId: 'article-9' },
  },
]
