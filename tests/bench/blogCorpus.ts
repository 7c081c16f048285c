import type { SanityDocument } from '../../server/lake/documents/document.ts'
import { createRandom } from '../createRandom.ts'

const vocabulary =
  'the society social soccer software content lake query engine index blog article studio editor static site build deploy cloud local database memory document reference author category tag image asset release draft publish version history token search match score boost order filter projection slice function string number date time plan storage write read lock journal page row column key value node worker thread stream listen event patch mutation transaction commit revision field schema type object array block span text mark heading paragraph list quote code example guide review opinion interview story travel food music film science health sport politics culture economy climate energy design style color light shadow'.split(
    ' ',
  )

/** A blog of so many documents: 30% articles of 30 blocks, 65% comments, 5% all else. */
export function blogCorpus(count: number): SanityDocument[] {
  const random = createRandom(42)
  const upTo = (bound: number): number => Math.floor(random() * bound)
  const words = (length: number): string =>
    Array.from({ length }, () => vocabulary[upTo(vocabulary.length)]).join(' ')
  const key = (): string => upTo(2 ** 48).toString(16).padStart(12, '0') // prettier-ignore
  const date = (): string => new Date(1.42e12 + upTo(3.5e11)).toISOString()
  const share = (part: number): number => Math.max(5, Math.floor(count * part))
  const sizes = { article: share(0.3), author: share(0.02), category: share(0.005) }
  const images = share(0.025)
  const reference = (type: keyof typeof sizes): object => ({
    _key: key(),
    _type: 'reference',
    _ref: `${type}-${String(upTo(sizes[type]))}`,
  })
  const document = (id: string, _type: string, content: object): SanityDocument => {
    const meta = { _createdAt: date(), _updatedAt: date(), _rev: key() }
    return { _id: id, _type, ...meta, ...content }
  }
  const block = (): object => {
    const style = random() < 0.12 ? 'h2' : 'normal'
    const span = { _key: key(), _type: 'span', marks: [], text: words(style === 'h2' ? 5 : 22) }
    return { _key: key(), _type: 'block', style, markDefs: [], children: [span] }
  }
  const article = (number: number): object => ({
    title: words(6),
    slug: { _type: 'slug', current: `article-${String(number)}` },
    publishedAt: date(),
    excerpt: words(25),
    tags: [words(1), words(1), words(1)],
    author: reference('author'),
    categories: [reference('category'), reference('category')],
    mainImage: { _type: 'image', asset: { _type: 'reference', _ref: `image-${upTo(images)}` } },
    views: upTo(1e5),
    featured: random() < 0.05,
    body: Array.from({ length: 30 }, block),
  })
  const many = (number: number, each: (position: number) => SanityDocument): SanityDocument[] =>
    Array.from({ length: number }, (_, position) => each(position))
  const named = { name: words(2), bio: words(30) }
  const rest = sizes.article + sizes.author + sizes.category + images
  return [
    ...many(sizes.article, (n) => {
      const prefix = random() < 0.03 ? 'drafts.' : ''
      return document(`${prefix}article-${String(n)}`, 'article', article(n))
    }),
    ...many(sizes.author, (n) => document(`author-${String(n)}`, 'author', named)),
    ...many(sizes.category, (n) =>
      document(`category-${String(n)}`, 'category', { title: words(2) }),
    ),
    ...many(images, (n) =>
      document(`image-${String(n)}`, 'sanity.imageAsset', { url: `/images/${key()}` }),
    ),
    ...many(Math.max(0, count - rest), (n) =>
      document(`comment-${String(n)}`, 'comment', {
        article: reference('article'),
        name: words(1),
        approved: random() < 0.7,
        text: words(20),
      }),
    ),
  ]
}
