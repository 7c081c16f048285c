import { expect, test } from 'vitest'
import { createChangeFinder } from '../../site/content/changedDocuments.ts'
import { createContentChecker } from '../../site/content/checkContent.ts'
import { checkDocuments } from './checkDocuments.ts'
import { createRandom } from '../createRandom.ts'

const cmsUrl = 'https://cms.example'
const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref, _key: _ref })
const pictureOf = (_id: string) => ({
  _id,
  path: `images/${_id}.png`,
  mimeType: 'image/png',
  width: 1,
  height: 1,
  lqip: undefined,
})

/** A document of this id that may be sound, refer to nobody, or claim an address of another. */
function documentOf(id: string, random: (below: number) => number) {
  const common = { _id: id, _rev: `r${random(1e6)}`, language: 'it' }
  const current = slug(`n${random(40)}`)
  if (id.startsWith('author')) return { ...common, _type: 'author', name: id, slug: slug(id) }
  if (id.startsWith('category')) return { ...common, _type: 'category', title: id, slug: slug(id) }
  if (id.startsWith('page')) return { ...common, _type: 'page', title: id, slug: current, body: [] }
  const span = { _type: 'span', _key: 's', marks: [], text: 'Parole.' }
  const body = { _type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [span] }
  const picture = `image-${random(3)}-1x1-png`
  const asset = { _type: 'reference', _ref: picture }
  return {
    ...common,
    _type: 'article',
    title: id,
    slug: current,
    body: [body],
    authors: [reference(`author-${random(2)}`)],
    category: reference('category-0'),
    publishedAt: '2026-01-01T00:00:00Z',
    ...(random(3) === 0 && { hero: { _type: 'figure', alt: 'Una piazza', asset } }),
    ...(random(30) === 0 && { title: 7 }),
  }
}

test('whatever is edited, problems and content are those of a fresh look', () => {
  const next = createRandom(11)
  const random = (below: number): number => Math.floor(next() * below)
  const checker = createContentChecker(cmsUrl)
  const changesTo = createChangeFinder()
  const now = new Date('2026-06-01T00:00:00Z')
  const ids = ['author-0', 'author-1', 'category-0', 'page-0', 'page-1']
  for (let each = 0; each < 6; each += 1) ids.push(`article-${each}`)
  let documents: Record<string, unknown>[] = ids.map((id) => documentOf(id, random))
  const seen = { sound: 0, broken: 0 }
  let pictures = ['image-0-1x1-png', 'image-1-1x1-png', 'image-2-1x1-png'].map(pictureOf)
  for (let round = 0; round < 1500; round += 1) {
    const id = ids[random(ids.length)] ?? ''
    const isGone = random(12) === 0
    documents = documents.filter(({ _id }) => _id !== id)
    if (!isGone) documents = [...documents, documentOf(id, random)]
    if (random(40) === 0) pictures = pictures.toSpliced(random(3), 1, pictureOf('image-9-1x1-png'))
    if (random(6) === 0) pictures = [0, 1, 2].map((each) => pictureOf(`image-${each}-1x1-png`))
    const raw = { ...changesTo(documents), pictures, commentPlaces: [] }
    const checked = checker.check(raw, now)
    const fresh = checkDocuments(documents, { pictures, cmsUrl })
    expect(checked.problems).toEqual(fresh.problems)
    expect(checked.content.articles).toEqual(fresh.content.articles)
    expect(checked.content.pages).toEqual(fresh.content.pages)
    const sorted = ([one]: [string, unknown], [other]: [string, unknown]): number =>
      one < other ? -1 : 1
    expect([...checked.content.byId].sort(sorted)).toEqual([...fresh.content.byId].sort(sorted))
    seen[checked.problems.length === 0 ? 'sound' : 'broken'] += 1
  }
  expect(Math.min(seen.sound, seen.broken)).toBeGreaterThan(50)
})
