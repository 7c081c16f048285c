import type { SanityDocument } from '@sanity/types'

/** Valid documents, one of each type, with every field set; tests break one thing at a time. */

export const reference = (_ref: string, _key?: string) => ({
  _type: 'reference',
  _ref,
  ...(_key === undefined ? {} : { _key }),
})

const figure = (_key?: string) => ({
  _type: 'figure',
  asset: reference('image-0000000000000000000000000000000000000000-10x10-png'),
  alt: 'Una edicola al mattino',
  caption: 'Milano, 1962',
  credit: 'Archivio',
  ...(_key === undefined ? {} : { _key }),
})

/** What the lake adds to every document. */
export const system = {
  _rev: 'r1',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
}

const slug = { _type: 'slug', current: 'carta-e-voce' }

const banner = {
  _type: 'promoBanner',
  lineOne: 'Corso di scrittura',
  lineTwo: 'Sei lezioni',
  offer: '−20%',
  label: 'Iscriviti',
  url: 'https://example.it/corso',
  expiresAt: '2027-01-01T00:00:00Z',
}

const block = {
  _type: 'block',
  _key: 'b1',
  style: 'h2',
  listItem: 'bullet',
  level: 1,
  markDefs: [
    { _key: 'm1', _type: 'link', href: 'https://example.it' },
    { _key: 'm2', _type: 'internalLink', reference: reference('article-2') },
    { _key: 'm3', _type: 'footnote', text: 'Una nota' },
    { _key: 'm4', _type: 'foreign', language: 'en' },
  ],
  children: [
    { _type: 'span', _key: 's1', text: 'Perché no', marks: ['strong', 'm1', 'm2', 'm3', 'm4'] },
  ],
}

export const body = [
  block,
  figure('f1'),
  { _type: 'gallery', _key: 'g1', images: [figure('f2')] },
  {
    _type: 'pullQuote',
    _key: 'q1',
    text: 'Una frase',
    attribution: 'Ada',
    sourceUrl: 'https://example.it',
  },
  { _type: 'embed', _key: 'e1', url: 'https://example.it/1', provider: 'twitter', text: 'Parole' },
  { _type: 'callToAction', _key: 'c1', text: 'Scrivici', label: 'Contatti', url: '/contatti/' },
  { ...banner, _key: 'p1' },
  { _type: 'eventCard', _key: 'v1', event: reference('event-1') },
  { _type: 'codeBlock', _key: 'k1', code: '<p>', language: 'html', filename: 'a.html' },
  {
    _type: 'table',
    _key: 't1',
    hasHeader: true,
    rows: [{ _type: 'tableRow', _key: 'r1', cells: ['a'] }],
  },
  { _type: 'markdown', _key: 'd1', markdown: '*ciao*' },
  { _type: 'math', _key: 'x1', tex: 'e^x' },
]

const taxonomy = { ...system, title: 'Carta', language: 'it', slug, description: 'Di carta' }

export const documents: Readonly<Record<string, SanityDocument>> = {
  article: {
    ...system,
    _id: 'article-1',
    _type: 'article',
    kicker: 'Mestieri',
    title: 'Carta e voce',
    language: 'it',
    slug,
    lead: 'Perché le edicole tornano.',
    category: reference('category-1'),
    tags: [reference('tag-1', 'a'), reference('tag-2', 'b')],
    authors: [reference('author-1', 'a')],
    publishedAt: '2026-02-01T08:00:00.000Z',
    modifiedAt: '2026-02-02T08:00:00.000Z',
    hero: figure(),
    body,
    series: reference('series-1'),
    related: [reference('article-2', 'a')],
    translation: { ...reference('article-3'), _weak: true },
    featured: true,
    commentsOpen: true,
    seo: { _type: 'seo', title: 'Carta', description: 'Edicole', noIndex: false },
  },
  author: {
    ...system,
    _id: 'author-1',
    _type: 'author',
    name: 'Ada Righi',
    slug,
    role: 'Docente',
    employer: 'Scuola',
    portrait: figure(),
    biography: [block],
    skills: ['Scrittura', 'Voce'],
    links: [{ _key: 'a', _type: 'labelledLink', label: 'Sito', url: 'https://example.it' }],
    promoBanner: banner,
  },
  event: {
    ...system,
    _id: 'event-1',
    _type: 'event',
    title: 'Il giorno della carta',
    language: 'it',
    slug,
    summary: 'Una giornata',
    image: figure(),
    startsAt: '2026-05-01T08:00:00.000Z',
    endsAt: '2026-05-01T18:00:00.000Z',
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: { _type: 'venue', name: 'Sala', city: 'Torino', mapUrl: 'https://example.it/mappa' },
    onlineUrl: 'https://example.it/diretta',
    registrationUrl: 'https://example.it/iscrizioni',
    hashtag: 'CartaEVoce',
    participants: [
      { _key: 'a', _type: 'participant', role: 'speaker', author: reference('author-1') },
    ],
    programme: [
      { _key: 'a', _type: 'programmeEntry', startsAt: '2026-05-01T08:00:00Z', title: 'Saluti' },
    ],
    body: [block],
    report: reference('article-1'),
    category: reference('category-1'),
    tags: [reference('tag-1', 'a')],
  },
  comment: {
    ...system,
    _id: 'comment.abc',
    _type: 'comment',
    article: { ...reference('article-1'), _weak: true },
    parent: { ...reference('comment.abd'), _weak: true },
    name: 'Lia',
    url: 'https://example.it',
    body: 'Grazie!',
    submittedAt: '2026-02-03T08:00:00.000Z',
    status: 'pending',
    holdReasons: ['links'],
    language: 'it',
    authorReply: false,
  },
  category: { ...taxonomy, _id: 'category-1', _type: 'category' },
  tag: { ...taxonomy, _id: 'tag-1', _type: 'tag' },
  series: { ...taxonomy, _id: 'series-1', _type: 'series' },
  page: {
    ...system,
    _id: 'page-1',
    _type: 'page',
    title: 'Contatti',
    language: 'it',
    slug,
    body: [block],
  },
  redirect: {
    ...system,
    _id: 'redirect-1',
    _type: 'redirect',
    from: '/vecchio/',
    to: '/nuovo/',
    permanent: true,
  },
  settings: {
    ...system,
    _id: 'settings',
    _type: 'settings',
    title: 'Edicola',
    description: 'Di comunicazione',
    language: 'it',
    timeZone: 'Europe/Rome',
    articlesPerPage: 12,
    menu: [{ _key: 'a', _type: 'menuEntry', label: 'Eventi', href: '/eventi/' }],
    footer: { name: 'Edicola', postalCode: '10121', province: 'TO', email: 'ciao@example.it' },
    social: [{ _key: 'a', _type: 'labelledLink', label: 'Mastodon', url: 'https://example.it/@e' }],
    comments: { closeAfterDays: 90 },
  },
}
