import { describe, expect, test } from 'vitest'
import { describeProblem } from '../../site/content/contentError.ts'
import { checkDocuments } from './checkDocuments.ts'
import { fixture } from './fixture.ts'
import { block, object, ref, refs, slug } from './fixtureParts.ts'
import { scenes } from './fixturePeople.ts'

type Fields = Record<string, unknown>

const CMS_URL = 'https://cms.vedetta.example'

/** The problems of the fixture when one of its documents has other fields; `undefined` removes one. */
function problemsWith(id: string, fields: Fields) {
  const documents = fixture()
    .filter(({ _id, _type }) => !_id.startsWith('drafts.') && _type !== 'sanity.imageAsset')
    .map((document) => (document._id === id ? { ...document, ...fields } : document))
    .map((document): Fields => JSON.parse(JSON.stringify(document)))
  const pictures = fixture()
    .filter(({ _type }) => _type === 'sanity.imageAsset')
    .map(({ _id }) => ({
      _id,
      path: '',
      mimeType: 'image/jpeg',
      width: 1,
      height: 1,
      lqip: undefined,
    }))
  return checkDocuments(documents, { pictures, cmsUrl: CMS_URL }).problems
}

const text = (child: object) => ({
  _type: 'block',
  _key: 'x1',
  style: 'normal',
  markDefs: [],
  children: [child],
})
const hero = (more: Fields) => ({ _type: 'figure', asset: ref(scenes.piazza._id), ...more })
const linkTo = (markDef: Fields) =>
  block('normal', [{ text: 'qui', marks: [{ _key: 'l1', ...markDef }] }])

/** What is broken, in which document, how, and where the message must point. */
const BROKEN: readonly (readonly [string, string, Fields, RegExp])[] = [
  ['no title', 'n3', { title: undefined }, /^title$/],
  ['an empty title', 'n3', { title: '' }, /^title$/],
  ['a title that is a number', 'n3', { title: 7 }, /^title$/],
  ['a lead that is a list', 'n3', { lead: ['x'] }, /^lead$/],
  ['no address', 'n3', { slug: undefined }, /^slug/],
  ['an address with spaces', 'n3', { slug: slug('due parole') }, /^slug/],
  ['an address that climbs', 'n3', { slug: slug('../segreto') }, /^slug/],
  ['an address that is a text', 'n3', { slug: 'testo' }, /^slug/],
  [
    'an address claimed twice',
    'n3',
    { slug: slug('scrivere-corto-non-e-scrivere-meno') },
    /^slug\.current$/,
  ],
  ['a language nobody speaks here', 'n3', { language: 'xx' }, /^language$/],
  ['no date', 'n3', { publishedAt: undefined }, /^publishedAt$/],
  ['a date that is none', 'n3', { publishedAt: 'domani' }, /^publishedAt$/],
  ['no author', 'n3', { authors: [] }, /^authors/],
  ['authors that are a text', 'n3', { authors: 'Ada' }, /^authors$/],
  ['an author who is gone', 'n3', { authors: refs('a-nessuno') }, /^authors\[/],
  ['a category that is gone', 'n3', { category: ref('c-nessuna') }, /^category$/],
  ['a reference without a target', 'n3', { category: { _type: 'reference' } }, /^category/],
  ['a picture without words', 'n3', { hero: hero({}) }, /^hero\.alt$/],
  [
    'a picture that is gone',
    'n3',
    { hero: { ...hero({ alt: 'x' }), asset: ref('image-x') } },
    /^hero\.asset$/,
  ],
  ['a body that is a text', 'n3', { body: 'Ciao' }, /^body$/],
  ['a block of an unknown type', 'n3', { body: [{ _type: 'mistero', _key: 'm' }] }, /^body\[/],
  ['a block without a type', 'n3', { body: [{ _key: 'm' }] }, /^body\[/],
  [
    'a span whose text is a number',
    'n3',
    { body: [text({ _type: 'span', _key: 's', text: 4, marks: [] })] },
    /^body\[/,
  ],
  [
    'a link that runs a script',
    'n3',
    { body: [linkTo({ _type: 'link', href: 'javascript:alert(1)' })] },
    /^body\[/,
  ],
  [
    'a link inside the site that leads nowhere',
    'n3',
    { body: [linkTo({ _type: 'internalLink', reference: ref('sparito') })] },
    /^body\[/,
  ],
  [
    'a gallery whose picture has no words',
    'n3',
    { body: [object('gallery', { images: [{ ...hero({}), _key: 'g' }] })] },
    /^body\[/,
  ],
  ['an embed that is no address', 'n3', { body: [object('embed', { url: 'ciao' })] }, /^body\[/],
  ['an event without a beginning', 'e-festa', { startsAt: undefined }, /^startsAt$/],
  [
    'an event that ends before it begins',
    'e-festa',
    { endsAt: '2001-01-01T00:00:00Z' },
    /^endsAt$/,
  ],
  ['an event in a zone without time', 'e-festa', { timeZone: 'Luna/Tranquillità' }, /^timeZone$/],
  ['an event in an unknown state', 'e-festa', { status: 'forse' }, /^status$/],
  ['a report that is gone', 'e-festa', { report: ref('n-nessuno') }, /^report$/],
  ['a redirect from no path', 'r-1', { from: 'vecchio' }, /^from$/],
  ['a redirect to nowhere', 'r-1', { target: undefined, to: undefined }, /^/],
  ['a redirect to what is gone', 'r-1', { target: ref('n-nessuno') }, /^target$/],
  ['a person without a name', 'a-marco', { name: undefined }, /^name$/],
  ['a category without a language', 'c-citta', { language: undefined }, /^language$/],
  ['a page at an address of the site', 'p-chi', { slug: slug('articoli') }, /^slug/],
  ['settings in a zone without time', 'settings', { timeZone: 'Marte' }, /^timeZone$/],
  ['settings that count in words', 'settings', { articlesPerPage: 'dieci' }, /^articlesPerPage$/],
  [
    'a menu that leads nowhere',
    'settings',
    { menu: [{ _type: 'menuEntry', _key: 'm', label: 'X', target: ref('sparito') }] },
    /^menu\[/,
  ],
]

describe('a document that does not fit stops the site and is named', () => {
  test.each(BROKEN)('%s', (_name, id, fields, place) => {
    const errors = problemsWith(id, fields).filter(({ severity }) => severity === 'error')
    const named = errors.filter(({ documentId, path }) => documentId === id && place.test(path))
    expect(named, JSON.stringify(errors)).not.toEqual([])
    for (const problem of named) {
      expect(problem.studioUrl).toMatch(`${CMS_URL}/intent/edit/id=${id};type=`)
      expect(problem.message).not.toBe('')
      // What a terminal shows has the same three things.
      const shown = describeProblem(problem)
      expect(shown).toContain(problem.studioUrl)
      expect(shown).toContain(problem.path)
    }
  })

  test('a body of a megabyte is long, not wrong', () => {
    const body = Array.from({ length: 2000 }, () => block('normal', 'parola '.repeat(80)))
    expect(problemsWith('n3', { body }).filter(({ documentId }) => documentId === 'n3')).toEqual([])
  })

  test('what is broken in a comment keeps the comment away, and stops nothing', () => {
    const problems = problemsWith('comment.uno', { body: 7 })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(problems).toContainEqual(
      expect.objectContaining({ documentId: 'comment.uno', path: 'body', severity: 'warning' }),
    )
  })
})
