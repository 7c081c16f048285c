import type { SampleContext } from './sampleContext.ts'
import { referTo, type SampleDocument, slugOf } from './sampleDocument.ts'
import { writeBody } from './writeBody.ts'

const contatti: SampleDocument = {
  _id: 'sample-page-contatti',
  _type: 'page',
  title: 'Contatti',
  language: 'it',
  slug: slugOf('contatti'),
  lead: 'Rispondiamo a tutti, con calma, di solito entro due giorni.',
  body: writeBody(
    `
## Scriverci

Per lettere, correzioni e idee: [redazione@edicola.example](mailto:redazione@edicola.example). Le correzioni passano davanti a tutto il resto.

## Telefonare

Dal martedì al venerdì, dalle 10 alle 13, risponde una persona: [0521 555 0142](tel:+3905215550142). Negli altri orari suona e basta; non c’è una segreteria, perché non la ascolterebbe nessuno.

## Passare

La redazione è in via dei Mulini 14, 43030 Fiorana (PR), sopra l’edicola. Il campanello è quello senza nome. Al primo piano c’è l’ascensore.

- In treno: stazione di Fiorana, poi dieci minuti a piedi lungo il canale.
- In bicicletta: il cortile è aperto fino alle 19.
`,
  ),
}

const chiSiamo: SampleDocument = {
  _id: 'sample-page-chi-siamo',
  _type: 'page',
  title: 'Chi siamo',
  language: 'it',
  slug: slugOf('chi-siamo'),
  lead: 'Una piccola redazione che si occupa di come ci parliamo, sugli schermi e per le scale.',
  body: writeBody(
    `
Edicola è un giornale di comunicazione e reti sociali. Esce quando ha qualcosa da dire, cioè circa due volte alla settimana. Lo fanno tre persone, molti corrispondenti e chi legge.

## Le nostre regole

1. Si scrive di persone con il loro permesso.
1. I numeri si mostrano, insieme al modo in cui sono stati contati.
1. Gli errori si correggono nello stesso posto in cui sono stati fatti, e si vede.
1. Nessuna pubblicità mascherata. I banner sono banner, e scadono.

## I commenti

Sono una parte del giornale, e per questo li leggiamo prima di pubblicarli. Non serve iscriversi, non serve un *profilo*: bastano un nome e qualcosa da dire. Il vostro indirizzo email non compare mai.

Chi scrive per noi ha una faccia: la trovate tra le persone. Per ogni altra cosa ci sono i [contatti](ref:sample-page-contatti).
`,
  ),
}

const about: SampleDocument = {
  _id: 'sample-page-about',
  _type: 'page',
  title: 'About',
  language: 'en',
  slug: slugOf('about'),
  lead: 'A small newsroom that looks at how people talk to each other, on screens and on the stairs.',
  body: writeBody(
    `
Edicola (Italian for *newsstand*) is published in Italian; now and then, an article is written in English or translated. Everybody who signs an article has a face and a page.

Comments are part of the paper. You need no account: a name and something to say are enough. We read them before they appear.

For everything else, there is the [contact page](ref:sample-page-contact).
`,
  ),
}

const contact: SampleDocument = {
  _id: 'sample-page-contact',
  _type: 'page',
  title: 'Contact',
  language: 'en',
  slug: slugOf('contact'),
  lead: 'We answer everybody, in our own time: two days, as a rule.',
  body: writeBody(
    `
## By letter

Letters, corrections and ideas: [redazione@edicola.example](mailto:redazione@edicola.example). Corrections go before everything else.

## By telephone

From Tuesday to Friday, between ten and one, a person answers: [+39 0521 555 0142](tel:+3905215550142). At other times it just rings.

## In person

The newsroom is at via dei Mulini 14, 43030 Fiorana (PR), above the newsstand; the bell is the one without a name.

- By train: Fiorana station, then ten minutes along the canal.
- By bicycle: the courtyard is open until seven.
`,
  ),
}

/** The pages that stand by themselves. */
export const samplePages: readonly SampleDocument[] = [contatti, chiSiamo, about, contact]

/** Old addresses, as a blog that moved here would have them. */
export const sampleRedirects: readonly SampleDocument[] = [
  {
    _id: 'sample-redirect-chi-siamo',
    _type: 'redirect',
    from: '/chi-siamo.html',
    target: { ...referTo('sample-page-chi-siamo'), _weak: true },
    permanent: true,
  },
  {
    _id: 'sample-redirect-meno',
    _type: 'redirect',
    from: '/blog/pubblicare-meno/',
    target: { ...referTo('sample-article-meno'), _weak: true },
    permanent: true,
  },
  {
    _id: 'sample-redirect-redazione',
    _type: 'redirect',
    from: '/redazione/',
    to: '/persone/',
    permanent: false,
  },
]

/** The settings of the sample site. */
export function sampleSettings({ asset }: SampleContext): SampleDocument {
  const entry = (_key: string, label: string, to: Readonly<Record<string, unknown>>) => ({
    _type: 'menuEntry',
    _key,
    label,
    ...to,
  })
  return {
    _id: 'settings',
    _type: 'settings',
    title: 'Edicola',
    description: 'Un giornale di comunicazione e reti sociali: come ci parliamo, e che cosa resta.',
    otherDescription:
      'A paper about communication and social networks: how we talk to each other, and what remains.',
    logo: { _type: 'image', asset: { _type: 'reference', _ref: asset('marchio') } },
    language: 'it',
    timeZone: 'Europe/Rome',
    articlesPerPage: 6,
    menu: [
      entry('articoli', 'Articoli', { href: '/articoli/' }),
      entry('comunita', 'Comunità', { target: referTo('sample-category-comunita') }),
      entry('mestiere', 'Mestiere', { target: referTo('sample-category-mestiere') }),
      entry('eventi', 'Eventi', { href: '/eventi/' }),
      entry('persone', 'Persone', { href: '/persone/' }),
      entry('chi-siamo', 'Chi siamo', { target: referTo('sample-page-chi-siamo') }),
      entry('contatti', 'Contatti', { target: referTo('sample-page-contatti') }),
      entry('articles', 'Articles', { href: '/en/articles/' }),
      entry('ideas', 'Ideas', { target: referTo('sample-category-ideas') }),
      entry('craft', 'Craft', { target: referTo('sample-category-craft') }),
      entry('events', 'Events', { href: '/en/events/' }),
      entry('people', 'People', { href: '/en/people/' }),
      entry('about', 'About', { target: referTo('sample-page-about') }),
      entry('contact', 'Contact', { target: referTo('sample-page-contact') }),
    ],
    footer: {
      name: 'Edicola',
      street: 'Via dei Mulini, 14',
      postalCode: '43030',
      city: 'Fiorana',
      province: 'PR',
      phone: '+39 0521 555 0142',
      email: 'redazione@edicola.example',
      mapUrl: 'https://www.openstreetmap.org/?mlat=44.70&mlon=10.10#map=16/44.70/10.10',
    },
    social: [
      {
        _type: 'labelledLink',
        _key: 'mastodon',
        label: 'Mastodon',
        url: 'https://example.social/@edicola',
      },
    ],
    comments: { closeAfterDays: 365 },
  }
}
