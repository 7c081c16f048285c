import { block, bullet, doc, figure, h2, h3, object, p, ref, refs, slug } from './fixtureParts.ts'

const words = (title: string): object[] => [
  p(
    `«${title}»: così comincia la telefonata, e già si capisce che il pezzo non sarà breve. La prima cosa che si impara in redazione è che una storia non si racconta tutta: si sceglie da dove guardarla.`,
  ),
  p(
    'Il resto viene dopo, con il quaderno in mano e il tempo che serve. Perché le persone parlano volentieri, se qualcuno le ascolta davvero.',
  ),
]

/** An article with what it must have; `fields` override. */
export function article(
  id: string,
  title: string,
  publishedAt: string,
  fields: Record<string, unknown>,
): ReturnType<typeof doc> {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return doc('article', id, {
    title,
    language: 'it',
    slug: slug(plain.replaceAll(/^-|-$/g, '')),
    category: ref('c-mestiere'),
    authors: refs('a-elena'),
    publishedAt,
    commentsOpen: true,
    body: words(title),
    ...fields,
  })
}

/** A body with every object of the model. */
export function richBody(asset: ReturnType<typeof doc>): object[] {
  return [
    p([
      'Il gatto si chiamava Ugo, ed è tornato da solo tre giorni dopo. Ma intanto il gruppo c’era, e nessuno se la sentì di chiuderlo. ',
      { text: 'Undicimila persone', marks: ['strong'] },
      ' oggi lo leggono ogni mattina, e c’è chi lo chiama ',
      { text: 'il giornale', marks: ['em'] },
      '.',
      {
        text: ' Lo dice anche una ricerca',
        marks: [
          {
            _type: 'footnote',
            text: 'Indagine svolta nel 2025 su 412 iscritti, a cura dell’Osservatorio sulle comunità locali.',
          },
        ],
      },
      ' dell’anno scorso.',
    ]),
    p([
      'Per capire come funziona basta leggere ',
      {
        text: 'Scrivere corto non è scrivere meno',
        marks: [{ _type: 'internalLink', reference: ref('n2') }],
      },
      ' oppure ',
      { text: 'la guida pubblica', marks: [{ _type: 'link', href: 'https://example.org/guida' }] },
      '. Chi lavora con i ',
      { text: 'social network', marks: [{ _type: 'foreign', language: 'en' }] },
      ' lo sa: ',
      { text: 'non', marks: ['underline'] },
      ' è una questione di strumenti. ',
    ]),
    object('pullQuote', {
      text: 'Una comunità non si gestisce: si frequenta.',
      attribution: 'Nives, moderatrice',
      sourceUrl: 'https://example.org/nives',
    }),
    h2('Le tre moderatrici #NotizieDiCasa'),
    p(
      'Si alternano: una la mattina, una il pomeriggio, una la sera. Nessuna è pagata. «Ma qualcuno», dice Nives, «deve pur dire ‘buongiorno’ per prima».',
    ),
    bullet('Si saluta sempre.'),
    bullet('Si firma con nome e via.'),
    bullet('Non si vende niente, tranne le torte della festa.'),
    object('figure', {
      asset: ref(asset._id),
      alt: 'Tre sedie davanti a un bar',
      caption: 'Il tavolo delle moderatrici, fuori dal bar di via Zamboni.',
      credit: 'M. Ferri',
    }),
    h3('La regola sola'),
    p('Una regola sola, perché di più nessuno le legge.'),
    block('blockquote', 'Qui ci si saluta. Il resto viene da sé.'),
    object('embed', {
      url: 'https://twitter.com/example/status/1',
      provider: 'twitter',
      text: 'Ritrovato Ugo! Era nella lavatrice della signora Pia.\nGrazie a tutte e a tutti.',
      author: '@vicinidivia',
      publishedAt: '2016-04-02T18:00:00Z',
    }),
    h2('I numeri…'),
    object('table', {
      hasHeader: true,
      rows: [
        ['Anno', 'Iscritti', 'Messaggi al giorno'],
        ['2016', '41', '6'],
        ['2021', '5.200', '84'],
        ['2026', '11.030', '130'],
      ].map((cells, index) => ({ _type: 'tableRow', _key: `r${index}`, cells })),
    }),
    object('math', { tex: 'm = \\frac{130}{11030} \\approx 0{,}012' }),
    object('codeBlock', {
      code: 'if (saluto === undefined) {\n  return "Buongiorno!"\n}',
      language: 'js',
      filename: 'regola.js',
    }),
    object('markdown', {
      markdown:
        '#### Un titolo troppo basso\n\nUn paragrafo in **Markdown** con una nota[^1] e <script>alert(1)</script> niente HTML.\n\n[^1]: La nota del blocco.\n',
    }),
    object('gallery', {
      images: [
        object('figure', { ...figure(asset, 'Primo scatto') }),
        object('figure', { ...figure(asset, 'Secondo scatto'), caption: 'La festa di maggio.' }),
      ],
    }),
    object('eventCard', { event: ref('e-festa') }),
    object('callToAction', {
      text: 'Hai una storia di quartiere?',
      label: 'Raccontacela',
      url: 'mailto:redazione@example.org',
    }),
    object('promoBanner', {
      lineOne: 'PROMO-SCADUTA',
      label: 'Vai',
      url: 'https://example.org',
      expiresAt: '2020-01-01T00:00:00Z',
    }),
    object('figure', {
      alt: 'Una vecchia fotografia del bar',
      originalUrl: 'https://example.org/vecchia.jpg',
    }),
    h2('E adesso?'),
    p('Adesso si pensa alla festa. E voi, nel vostro palazzo, chi salutate per primo?'),
  ]
}
