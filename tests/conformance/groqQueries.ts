import { createRandom, pick, type Random } from '../createRandom.ts'

const odd = [1, true, null, 'a.b', '', [], ['x'], { current: 5 }, { _ref: 'author-1' }, 'x\u0002y']
const words = ['soc', 'soccer', 'Society', 'lake', 'perché', 'a.c', 'x\u0001y', 'Article 7', 'news']

/** Documents as a site has them, and some with values of every wrong kind. */
export function generateDocuments(seed: number): Record<string, unknown>[] {
  const random = createRandom(seed)
  const any = <T>(values: readonly T[]): T => pick(random, values)
  const text = (): string => [any(words), any(words), any(words)].join(any([' ', '-', ', ']))
  const prefix = (): string => any(['', '', '', 'drafts.', 'versions.r1.'])
  const reference = (type: string, count: number) => ({
    _type: 'reference',
    _ref: `${type}-${Math.floor(random() * count)}`,
  })
  const documents: Record<string, unknown>[] = []
  for (let i = 0; i < 8; i++) documents.push({ _id: `author-${i}`, _type: 'author', name: text() })
  for (let i = 0; i < 6; i++) {
    documents.push({ _id: `category-${i}`, _type: 'category', title: text() })
  }
  for (let i = 0; i < 36; i++) {
    documents.push({
      _id: `${prefix()}article-${i}`,
      _type: 'article',
      title: text(),
      slug: { _type: 'slug', current: `article-${i % 20}` },
      publishedAt: `202${i % 7}-0${1 + (i % 9)}-01T00:00:00Z`,
      author: reference('author', 10),
      categories: [reference('category', 6), reference('category', 8)],
      tags: [any(words), any(words)],
      body: [{ _type: 'block', children: [{ _type: 'span', text: text() }, { _type: 'x' }] }],
      views: Math.floor(random() * 20),
    })
  }
  for (let i = 0; i < 30; i++) {
    documents.push({ _id: `comment-${i}`, _type: 'comment', article: reference('article', 40) })
  }
  for (let i = 0; i < 26; i++) {
    documents.push({
      _id: `${prefix()}odd-${i}`,
      _type: any(['article', 'comment', 'Article', 3, null]),
      title: any([...odd, 'Soc Soccer', 'a.c x', ['soc', 5]]),
      slug: any([{ current: any(odd) }, null, 's', { current: 'article-7' }]),
      publishedAt: any([...odd, '2020-01-01T00:00:00Z']),
      author: any([reference('author', 8), null, { _ref: 5 }, [{ _ref: 'author-0' }]]),
      categories: any([[{ _ref: 'category-0' }, null, 5, { _ref: 'category-0' }], null, 'x']),
      tags: any([['lake', 'lake', 5, null], 'lake', [], ['x\u0002y', 'x\u0001y']]),
      views: any(odd),
    })
  }
  return documents
}

/** The parameters that the generated queries name. */
export const parameters: Record<string, unknown> = {
  id: 'author-1',
  ids: ['author-0', 'category-1', 5, null],
  plain: ['author-0', 'article-3', 'x\u0002y'],
  slug: 'article-7',
  n: null,
  num: 5,
  cat: 'category-0',
  str: 'soc*',
  dot: 'a.c',
  t: ['article', 'author'],
  o: { a: 'author-2' },
  bad: [{}],
  b: true,
  split: 'x\u0001y',
  element: 'x\u0002y',
}

const paths = ['_id', '_type', 'slug.current', 'author._ref', 'publishedAt', 'title', 'tags']
const morePaths = [...paths, 'views', 'categories', '@._type', '(slug).current']
const constants =
  '"article" "comment" $id $slug $n $num 5 null true $o.a $ids[0] $missing "art"+"icle" $b $ids string($num) now() $split $element'.split(
    ' ',
  )
const arrays =
  '["article","author"]|$ids|$t|$plain|[$id,...$ids]|$bad|$n|[]|["article",5,true,null]|path("drafts.**")|path("*")'.split(
    '|',
  )
const whole = [
  '_type == "article"',
  '_id in *[_type=="comment"].article._ref',
  'author._ref in *[_type=="author" && name match "so*"]._id',
  '!(_id in *[_type=="article"].author._ref)',
  'count(*[_type=="author"]) > 3',
  '_id in *[references($id)]._id',
  '_id in *[_type==^._type]._id',
  'title in *[_type=="article"]|order(title)[0...5].title',
]
const projected = [
  '"n":count(*[_type=="comment" && article._ref==^._id])',
  '"s":*[_type=="article" && references(^._id)]._id',
  '"m":*[_id in ^.tags][0]._id',
  '"c":count(*[^.slug.current == slug.current && _type==^._type])',
  '"k":*[_id==^.author._ref][0]{_id,"x":count(*[author._ref==^._id]),"y":count(*[_id==^.^._id])}',
  '"r":categories[]{"t":*[_id==^._ref][0].title,"u":^.^._id}',
  '"in":count(*[^._id in categories[]._ref])',
  'author->{_id}',
  '"w":*[_type=="author"]|order(name)[0...2]{"z":^._id}',
  '"q":tags[@ in *[_type=="category"].title]',
  '"p":*[_type=="author" && name match ^.title][0..1]._id',
  '"o":*[^.title in tags]._id',
  '"h":categories[]._ref[@ in *[_type=="category" && title match "soc*"]._id]',
]
const ranges = [
  'views in 3..12',
  'views in 3...$num',
  'publishedAt in "2021"..."2024"',
  '$num < views',
  '"2022" <= publishedAt',
  'publishedAt > now()',
  'dateTime(publishedAt) > dateTime("2022-01-01T00:00:00Z")',
  'views > 5 && views <= 9',
  '(views < 3 || views > 17)',
  'b > $b',
]
const identities = [
  'sanity::versionOf("article-3")',
  'sanity::versionOf($id)',
  'sanity::versionOf($n)',
  'sanity::partOfRelease("r1")',
  'string::startsWith(_id, "drafts.")',
  'string::startsWith(_id, $str)',
  'references($id, $cat)',
  'pt::text(body) match "soc* lake"',
  '[title, name] match ["lake", "s*y"]',
  'title match "*o*" || tags match "L.KE"',
]
const shapes = [
  '{_id, "o": [publishedAt, views]} | order(o[1] desc)[0...7]',
  '{_id, "o": [views]} | order(lower(o[0]))[0..3]',
  '{_id, "o": [publishedAt, views]} | order(dateTime(o[0]) desc, o[1])[0...7]',
  ' | score(title match "s*", views > 9)[_score > 0]{_id,"s":[_score, publishedAt]} | order(s[0] desc, dateTime(s[1]) desc)[0...6]',
  '{_id, title, ...} | order(title)[0...5]{_id}',
  '{title, "title": views} | order(title desc)[0...4]',
  ' | score(_type == "article", boost(title match "soc*", 3)) | order(_score desc)[0...5]{_id,_score}',
  ' | score(title == $str || references($id), boost(views > 9, 1))[_score > 0]{_id,"s":[_score]} | order(s[0] desc)[0...6]',
  ' | score(pt::text(body) match "soc* lake")[0...4]{_id,_score}',
  '{_id, "s": select(views > 9 => "high", views > 4 => title, _type), "c": coalesce(name, title, views)}',
  '{"n": math::sum(^.views), "a": -views + 2 * 3 - 1, "r": round(views / 7, 2), "l": length(title)}',
  '{"u": array::unique(tags), "j": array::join(tags, "-"), "p": string::split(title, " ")[0], "x": tags[0..1]}',
  '{"e": categories[@._ref match "cat*"]{_ref, "o": ^._id}, "d": categories[]->title, _type == "article" => {views}}',
  '[]{"k": *[_type == ^._type && views > ^.views] | order(views)[0...2]._id}',
]
const orders = [
  '',
  '',
  'publishedAt desc',
  '_id',
  'title asc',
  'views desc',
  'slug.current',
  'views, _id',
]
const slices = ['', '[0...5]', '[0]', '[3..9]', '[0..2]', '[2]', '[-1]', '[1...-1]']

/** A query of the kinds that indexes answer, and of kinds near them. */
export function generateQuery(random: Random): string {
  const any = <T>(values: readonly T[]): T => pick(random, values)
  const condition = (depth: number): string => {
    const kind = random()
    if (kind < 0.22) return `${any(morePaths)} == ${any(constants)}`
    if (kind < 0.27) return `${any(constants)} == ${any(morePaths)}`
    if (kind < 0.37) return `${any(morePaths)} in ${any(arrays)}`
    if (kind < 0.45) {
      const left = any(['$cat', '$id', '"lake"', '5', 'null', '$ids', '$split', '$element'])
      return `${left} in ${any(['tags', 'categories[]._ref', 'tags[]', 'categories', 'title'])}`
    }
    if (kind < 0.53) {
      return `references(${any(['$id', '$ids', '$cat', '$n', '$o.a', '[$id,$cat]', '"x"', '$plain'])})`
    }
    if (kind < 0.6) {
      const patterns = ['$str', '"soc*"', '"a*"', '$dot', '["soc*","so*"]', '$n', '""', '$bad']
      return `${any(morePaths)} match ${any([...patterns, '"lake society"', '$element', '"*"'])}`
    }
    if (kind < 0.63)
      return `${any(morePaths)} ${any(['<', '<=', '>', '>=', '!='])} ${any(constants)}`
    if (kind < 0.65) return any(ranges)
    if (kind < 0.68) return any(identities)
    if (kind < 0.7) return `defined(${any(morePaths)})`
    if (kind < 0.74) return `!(${condition(depth + 1)})`
    if (kind < 0.81 || depth > 2) return any(whole)
    const join = kind < 0.95 ? '&&' : '||'
    return `(${condition(depth + 1)} ${join} ${condition(depth + 1)})`
  }
  const conditions = random() < 0.5 ? condition(0) : `${condition(0)} && ${condition(0)}`
  const order = any(orders)
  const slice = any(slices)
  const ordered = `*[${conditions}]${order === '' ? '' : ` | order(${order})`}${slice}`
  const projection = any([
    '',
    '{_id}',
    `{_id,title,${any(projected)}}`,
    `{_id,${any(projected)},${any(projected)}}`,
    '._id',
    '{..., "a":author->name}',
    ' | score(title match "soc*", boost(_type == "article", 2)) {_id, _score}',
    ...shapes,
  ])
  const isSingle = /^\[-?\d+\]$/.test(slice)
  const query = isSingle && !projection.startsWith('{') ? ordered : ordered + projection
  return random() < 0.2 ? `count(${query})` : query
}
