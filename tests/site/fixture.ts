import { article, richBody } from './fixtureArticles.ts'
import { events } from './fixtureEvents.ts'
import { doc, type Document, figure, object, p, ref, refs, slug } from './fixtureParts.ts'
import { faces, people, scenes } from './fixturePeople.ts'

const terms = [
  doc('category', 'c-mestiere', {
    title: 'Mestiere',
    language: 'it',
    slug: slug('mestiere'),
    description: 'Come si fa, raccontato da chi lo fa.',
  }),
  doc('category', 'c-citta', { title: 'Città', language: 'it', slug: slug('citta') }),
  doc('category', 'c-craft', { title: 'Craft', language: 'en', slug: slug('craft') }),
  doc('tag', 't-comunita', { title: 'Comunità', language: 'it', slug: slug('comunita') }),
  doc('tag', 't-scrittura', { title: 'Scrittura', language: 'it', slug: slug('scrittura') }),
  doc('series', 's-bottega', {
    title: 'La bottega delle parole',
    language: 'it',
    slug: slug('bottega'),
    description: 'Tre puntate sul lavoro di chi scrive.',
  }),
]

const articles = [
  article(
    'n1',
    'Il quartiere che si parla: dieci anni di un gruppo di vicini',
    '2026-11-18T08:30:00Z',
    {
      kicker: 'Vita in comune',
      lead: 'È nato per ritrovare un gatto. Oggi conta undicimila iscritti, tre moderatrici e una regola sola: «qui ci si saluta». Siamo andati a vedere che cosa succede quando una chat diventa piazza.',
      hero: figure(scenes.piazza, 'Una piazza con i portici al tramonto', {
        caption: 'La piazza dove il gruppo si ritrova, ogni primo sabato del mese.',
        credit: 'Archivio del quartiere',
      }),
      authors: refs('a-elena', 'a-marco'),
      featured: true,
      tags: refs('t-comunita', 't-scrittura'),
      series: ref('s-bottega'),
      modifiedAt: '2026-11-19T10:00:00Z',
      translation: { ...ref('n9'), _weak: true },
      seo: { _type: 'seo', description: 'Dieci anni di un gruppo di vicini.' },
      body: richBody(scenes.redazione),
    },
  ),
  article('n2', 'Scrivere corto non è scrivere meno', '2026-11-16T08:30:00Z', {
    kicker: 'Bottega',
    lead: 'La brevità è un lavoro di lima: togliere una parola costa più che aggiungerne dieci.',
    hero: figure(scenes.telefono, 'Un telefono su un tavolo'),
    series: ref('s-bottega'),
    tags: refs('t-scrittura'),
  }),
  article('n3', 'La sala stampa vuota', '2026-11-14T08:30:00Z', {
    category: ref('c-citta'),
    lead: 'Dove vanno i cronisti quando le conferenze si fanno in diretta.',
    hero: figure(scenes.sala, 'Una sala con sedie vuote'),
    authors: refs('a-marco', 'a-elena'),
  }),
  article('n4', 'Chi risponde ai commenti?', '2026-11-10T08:30:00Z', {
    tags: refs('t-comunita'),
    authors: refs('a-giulia', 'a-elena'),
    commentsOpen: false,
  }),
  article('n5', 'Il treno delle sei e dodici, un racconto di pendolari', '2026-11-04T08:30:00Z', {
    category: ref('c-citta'),
    hero: figure(scenes.treno, 'Un treno in stazione'),
    authors: refs('a-marco', 'a-elena'),
  }),
  article('n6', 'Elogio della didascalia', '2026-10-28T08:30:00Z', {
    series: ref('s-bottega'),
    tags: refs('t-scrittura'),
  }),
  article('n7', 'Quando una fotografia basta', '2026-10-20T08:30:00Z', {
    authors: refs('a-giulia', 'a-elena'),
  }),
  article('n8', 'Le parole che non usiamo più', '2025-12-20T08:30:00Z', {
    tags: refs('t-scrittura'),
  }),
  article('n8a', 'Il silenzio degli altri', '2025-11-20T08:30:00Z', {
    authors: refs('a-giulia', 'a-elena'),
  }),
  article('n8b', 'Una lettera al mese', '2025-11-10T08:30:00Z', {
    authors: refs('a-giulia', 'a-elena'),
  }),
  article('n9', 'The neighbourhood that talks to itself', '2026-11-18T09:30:00Z', {
    language: 'en',
    category: ref('c-craft'),
    slug: slug('the-neighbourhood'),
    lead: 'It began with a lost cat.',
    tags: undefined,
  }),
]

const comment = (id: string, minute: number, fields: Record<string, unknown>) =>
  doc('comment', `comment.${id}`, {
    article: { ...ref('n1'), _weak: true },
    name: 'Lettrice',
    status: 'approved',
    submittedAt: `2026-11-18T10:${String(minute).padStart(2, '0')}:00Z`,
    body: 'Un commento.',
    language: 'it',
    ...fields,
  })
const under = (id: string): object => ({ parent: { ...ref(`comment.${id}`), _weak: true } })

const comments = [
  comment('uno', 1, {
    name: 'Paola',
    body: 'Bellissimo racconto, grazie.\n\nAnche da noi è andata così: https://example.org/gruppo.',
    url: 'https://example.org/paola',
  }),
  comment('due', 5, {
    name: 'Elena Bruni',
    authorReply: true,
    body: 'Grazie a te! Da dove scrivi?',
    ...under('uno'),
  }),
  comment('tre', 9, { name: 'Paola', body: 'Da Ravenna.', ...under('due') }),
  comment('quattro', 12, {
    name: 'Ivo',
    body: 'Quarto livello, che resta al terzo.',
    ...under('tre'),
  }),
  comment('cinque', 14, { name: 'Spam', body: 'PAROLE-NON-APPROVATE', status: 'spam' }),
  comment('sei', 16, {
    name: 'Rosa',
    body: 'Non sono d’accordo con chi mi precede.',
    ...under('cinque'),
  }),
  comment('sette', 20, {
    name: '<script>alert(1)</script>',
    body: '<img src=x onerror=alert(1)> \u202Eche\u202C https://example.org/"onmouseover="alert(1) [x](javascript:alert(1))',
  }),
  comment('otto', 25, { body: 'PAROLE-IN-ATTESA', status: 'pending' }),
]

const settings = doc('settings', 'settings', {
  title: 'La Vedetta',
  description: 'Parole, persone e piazze della comunicazione.',
  language: 'it',
  timeZone: 'Europe/Rome',
  articlesPerPage: 5,
  menu: [
    { _type: 'menuEntry', _key: 'm1', label: 'Articoli', href: '/articoli/' },
    { _type: 'menuEntry', _key: 'm2', label: 'Mestiere', target: ref('c-mestiere') },
    { _type: 'menuEntry', _key: 'm3', label: 'Eventi', href: '/eventi/' },
    { _type: 'menuEntry', _key: 'm4', label: 'Persone', href: '/persone/' },
  ],
  footer: {
    name: 'La Vedetta, società cooperativa',
    street: 'Via San Felice 18',
    postalCode: '40122',
    city: 'Bologna',
    province: 'BO',
    phone: '+39 051 000 000',
    email: 'redazione@example.org',
    mapUrl: 'https://www.openstreetmap.org/',
  },
  social: [
    {
      _type: 'labelledLink',
      _key: 's1',
      label: 'Mastodon',
      url: 'https://example.social/@vedetta',
    },
  ],
})

/** A small newspaper with every kind of document, drafts and hostile comments. */
export function fixture(): Document[] {
  return structuredClone([
    settings,
    ...faces,
    ...Object.values(scenes),
    ...people,
    ...terms,
    ...articles,
    ...events,
    ...comments,
    doc('page', 'p-chi', {
      title: 'Chi siamo',
      language: 'it',
      slug: slug('chi-siamo'),
      lead: 'Una redazione piccola.',
      body: [
        p('Siamo in tre, più chi legge.'),
        object('callToAction', {
          text: 'Vuoi scrivere con noi?',
          label: 'Scrivici',
          url: 'mailto:redazione@example.org',
        }),
      ],
    }),
    doc('redirect', 'r-1', { from: '/vecchio', target: ref('n2'), permanent: true }),
    // Published, but dated in the future: on no page yet, and no link may lead to it.
    article('n98', 'BOZZA-SEGRETA', '2999-01-01T08:00:00.000Z', {}),
    doc('redirect', 'r98', { from: '/BOZZA-SEGRETA/', target: ref('n98'), permanent: true }),
    doc('article', 'drafts.n2', { title: 'BOZZA-SEGRETA' }),
    doc('article', 'drafts.n99', { title: 'BOZZA-SEGRETA', slug: slug('bozza') }),
  ])
}
