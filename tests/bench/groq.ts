import { evaluate, parse } from 'groq-js'
import { createGrants } from '../../server/lake/access/grants.ts'
import { system } from '../../server/lake/access/identity.ts'
import type { SanityDocument } from '../../server/lake/documents/document.ts'
import { publishedId } from '../../server/lake/documents/documentIds.ts'
import { createGroqEngine } from '../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../server/lake/storage/mirror.ts'
import { createRandom } from '../conformance/groqQueries.ts'

const queries: [string, string, Record<string, unknown>][] = [
  ['by id', '*[_id == $id][0]', { id: 'article-5' }],
  [
    'by slug, dereferenced',
    '*[_type == "article" && slug.current == $slug][0]{..., author->, categories[]->}',
    { slug: 'article-7' },
  ],
  [
    'newest ten',
    '*[_type == "article"] | order(publishedAt desc)[0...10]{title, author->{name}}',
    {},
  ],
  [
    'ten correlated counts',
    '*[_type == "article"] | order(publishedAt desc)[0...10]{title, "n": count(*[_type == "comment" && article._ref == ^._id])}',
    {},
  ],
  ['references', '*[_type == "article" && references($id)]{_id, title}', { id: 'author-3' }],
  ['match', '*[_type == "article" && title match "soc*"]{_id, title}', {}],
]

function generateSite(count: number): SanityDocument[] {
  const random = createRandom(42)
  const words = 'society social soccer lake query engine index article studio editor'.split(' ')
  const text = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ')
  const at = '2026-01-01T00:00:00Z'
  const meta = { _rev: 'r', _createdAt: at, _updatedAt: at }
  const reference = (type: string, of: number) => ({ _ref: `${type}-${Math.floor(random() * of)}` })
  const articles = Math.floor(count * 0.3)
  const authors = Math.floor(count * 0.05)
  return Array.from({ length: count }, (_, n): SanityDocument => {
    if (n < articles) {
      return {
        ...meta,
        _id: `article-${n}`,
        _type: 'article',
        title: text(6),
        slug: { current: `article-${n}` },
        publishedAt: new Date(Math.floor(random() * 1.7e12)).toISOString(),
        author: reference('author', authors),
        categories: [reference('author', authors), reference('author', authors)],
        body: Array.from({ length: 30 }, () => ({
          _type: 'block',
          children: [{ _type: 'span', text: text(20), marks: [] }],
        })),
      }
    }
    const rest = n - articles
    if (rest < authors) return { ...meta, _id: `author-${rest}`, _type: 'author', name: text(2) }
    const article = reference('article', articles)
    return { ...meta, _id: `comment-${rest}`, _type: 'comment', article, text: text(20) }
  })
}

async function median(runs: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let each = 0; each < runs; each++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

const count = Number(process.argv[2] ?? 10_000)
const mirror = createMirror(generateSite(count), publishedId)
const grants = createGrants('public')
const names = { projectId: 'project', dataset: 'dataset' }
const engine = createGroqEngine({ mirror, grants, ...names, clock: () => new Date() })
const dataset = mirror.all()
const byId = new Map(dataset.map((document) => [document._id, document]))
const rows = []
for (const [name, query, params] of queries) {
  const dereference = ({ _ref: id }: { _ref: string }) => byId.get(id)
  const plain = await median(3, async () => {
    const value = await evaluate(parse(query, { params }), { dataset, params, dereference })
    return value.get()
  })
  const request = { query, params, perspective: 'raw', identity: system }
  const first = await median(1, () => engine.evaluate(request))
  const planned = await median(25, () => engine.evaluate(request))
  const ratio = Math.round(plain / planned)
  const ms = (time: number): number => Number(time.toFixed(3))
  rows.push({ name, plain: ms(plain), first: ms(first), engine: ms(planned), ratio })
}
console.log(`${String(count)} documents, medians in ms`)
console.table(rows)
