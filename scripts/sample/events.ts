import type { SampleContext } from './sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from './sampleDocument.ts'
import { type SampleObject, writeBody } from './writeBody.ts'

const filanda = {
  _type: 'venue',
  name: 'Ex Filanda Malvezzi',
  address: 'Via dei Mulini, 12',
  postalCode: '43030',
  city: 'Fiorana',
  province: 'PR',
  country: 'Italia',
  mapUrl: 'https://www.openstreetmap.org/?mlat=44.70&mlon=10.10#map=16/44.70/10.10',
}

const scuola = {
  _type: 'venue',
  name: 'Scuola Calamaio',
  address: 'Vicolo del Torchio, 3',
  postalCode: '43030',
  city: 'Fiorana',
  province: 'PR',
  country: 'Italia',
  mapUrl: 'https://www.openstreetmap.org/?mlat=44.71&mlon=10.11#map=17/44.71/10.11',
}

type Words = Readonly<Record<string, unknown>>

const participant = (_key: string, role: string, words: Words): SampleObject => ({
  _type: 'participant',
  _key,
  role,
  ...words,
})

const moment = (startsAt: string, title: string, description?: string): SampleObject => ({
  _type: 'programmeEntry',
  _key: `ore-${startsAt.slice(11, 16).replace(':', '')}`,
  startsAt,
  title,
  ...(description === undefined ? {} : { description }),
})

function piazze({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-piazze',
    _type: 'event',
    title: 'Piazze connesse: le città nei gruppi locali',
    language: 'it',
    slug: slugOf('piazze-connesse'),
    summary:
      'Un pomeriggio di domande sui gruppi di quartiere: chi li tiene in piedi, che cosa cambiano in una città, come si litiga e come si smette.',
    image: figure('locandinaPiazze', {
      alt: 'Locandina: molti cerchi neri di grandezza diversa, come tetti visti dall’alto, attorno a una piazza rossa.',
    }),
    startsAt: at(-25, '15:00'),
    endsAt: at(-25, '19:00'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: filanda,
    hashtag: 'PiazzeConnesse',
    participants: [
      participant('comitato', 'organiser', { name: 'Comitato Piazze connesse' }),
      participant('lampioni', 'organiser', {
        name: 'Associazione Lampioni',
        url: 'https://example.org/lampioni',
      }),
      participant('calamaio', 'collaborator', {
        name: 'Scuola Calamaio',
        url: 'https://example.org/calamaio',
      }),
      participant('bruno', 'moderator', {
        author: referTo(people.bruno),
        organisation: 'Edicola',
      }),
      participant('irene', 'speaker', {
        name: 'Irene Castagneri',
        organisation: 'Laboratorio Soglie',
      }),
      participant('samira', 'speaker', {
        name: 'Samira Ben Alì',
        organisation: 'Cooperativa Il Tavolo',
      }),
      participant('ottavia', 'speaker', {
        author: referTo(people.ottavia),
        organisation: 'Scuola Calamaio',
      }),
    ],
    programme: [
      moment(at(-25, '15:00'), 'Si lasciano i telefoni', 'Nella cassettiera della merceria.'),
      moment(at(-25, '15:20'), 'Tre mappe', 'Irene Castagneri: panchine, gruppi, vuoti.'),
      moment(at(-25, '16:00'), 'Quando compare «qualcuno»', 'Samira Ben Alì sulla mediazione.'),
      moment(at(-25, '17:00'), 'In cerchio', 'Gruppi di sei, una proposta ciascuno.'),
      moment(at(-25, '18:30'), 'Si ridanno i telefoni'),
    ],
    body: writeBody(
      'Non serve essere esperti: serve aver scritto, almeno una volta, in un gruppo di vicini. All’ingresso si lascia il telefono e si riceve un bottone.',
    ),
    report: referTo('sample-article-piazze'),
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-comunita-locali', 'sample-tag-moderazione'),
  }
}

function fiera({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-fiera',
    _type: 'event',
    title: 'Fiera del foglio volante',
    language: 'it',
    slug: slugOf('fiera-del-foglio-volante'),
    summary:
      'Volantini, avvisi, manifesti, biglietti: un giorno intero per le carte che nessuno conserva.',
    image: figure('locandinaFiera', {
      alt: 'Locandina: fogli neri e rossi che volano in alto come uccelli sopra un tavolo.',
    }),
    startsAt: at(-98, '10:00'),
    endsAt: at(-98, '18:00'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: filanda,
    participants: [
      participant('lampioni', 'organiser', { name: 'Associazione Lampioni' }),
      participant('edicola', 'collaborator', { name: 'Edicola' }),
    ],
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-eventi'),
  }
}

function corto({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-corto',
    _type: 'event',
    title: 'Scrivere corto: laboratorio in una sera',
    language: 'it',
    slug: slugOf('scrivere-corto'),
    summary:
      'Si arriva con un testo di una pagina, si esce con mezza. Forbici, lettura ad alta voce e una merenda.',
    image: figure('locandinaCorto', {
      alt: 'Locandina: grandi forbici nere tagliano una striscia rossa di testo.',
    }),
    startsAt: at(12, '18:30'),
    endsAt: at(12, '21:00'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: scuola,
    registrationUrl: 'https://example.org/calamaio/scrivere-corto',
    hashtag: 'ScrivereCorto',
    participants: [
      participant('calamaio', 'organiser', {
        name: 'Scuola Calamaio',
        url: 'https://example.org/calamaio',
      }),
      participant('ottavia', 'speaker', { author: referTo(people.ottavia) }),
      participant('nives', 'speaker', {
        author: referTo(people.nives),
        organisation: 'Agenzia Lampara',
      }),
    ],
    programme: [
      moment(at(12, '18:30'), 'Si legge', 'Ognuno il suo testo, tutto, senza scuse.'),
      moment(at(12, '19:15'), 'Si taglia', 'Un terzo, poi un altro terzo.'),
      moment(at(12, '20:15'), 'Si rilegge, e si mangia'),
    ],
    body: writeBody(
      'Bastano un testo stampato e una matita. Le forbici le mettiamo noi. **Posti: diciotto**, perché diciotto sono le sedie.',
    ),
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-scrittura', 'sample-tag-eventi'),
  }
}

function alt({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-alt',
    _type: 'event',
    title: 'Alt! Laboratorio di descrizioni',
    language: 'it',
    slug: slugOf('alt-laboratorio-di-descrizioni'),
    summary:
      'Venti fotografie, venticinque parole l’una: un’ora e mezza per imparare a descrivere le immagini a chi non le vede.',
    image: figure('locandinaAlt', {
      alt: 'Locandina: un grande occhio il cui centro rosso è un fumetto pieno di righe di testo.',
    }),
    startsAt: at(21, '17:00'),
    endsAt: at(21, '18:30'),
    timeZone: 'Europe/Rome',
    status: 'movedOnline',
    onlineUrl: 'https://example.org/calamaio/aula',
    registrationUrl: 'https://example.org/calamaio/alt',
    hashtag: 'AltLab',
    participants: [
      participant('calamaio', 'organiser', { name: 'Scuola Calamaio' }),
      participant('ottavia', 'speaker', { author: referTo(people.ottavia) }),
      participant('corrado', 'speaker', {
        name: 'Corrado Bentivenga',
        organisation: 'Lettore, e giudice severo',
      }),
    ],
    body: writeBody(
      'La sala non bastava per le richieste: il laboratorio si tiene in rete. Ci si esercita sull’articolo [Descrivere una fotografia a chi non la vede](ref:sample-article-fotografia).',
    ),
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-accessibilita', 'sample-tag-immagini'),
  }
}

function notte({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-notte',
    _type: 'event',
    title: 'La notte delle lettere',
    language: 'it',
    slug: slugOf('la-notte-delle-lettere'),
    summary:
      'Newsletter lette ad alta voce da chi le scrive, dal tramonto a mezzanotte. Chi vuole porta la sua.',
    image: figure('locandinaNotte', {
      alt: 'Locandina: una busta aperta nel cielo nero, da cui sale una luna rossa.',
    }),
    startsAt: at(40, '20:30'),
    endsAt: at(40, '23:59'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: filanda,
    registrationUrl: 'https://example.org/lettere/notte',
    hashtag: 'NotteDelleLettere',
    participants: [
      participant('edicola', 'organiser', { name: 'Edicola' }),
      participant('bruno', 'moderator', { author: referTo(people.bruno) }),
      participant('nives', 'speaker', { author: referTo(people.nives) }),
      participant('lampioni', 'collaborator', { name: 'Associazione Lampioni' }),
    ],
    programme: [
      moment(at(40, '20:30'), 'Si accendono le lampade'),
      moment(at(40, '21:00'), 'Dieci lettere', 'Sei minuti l’una, campanella compresa.'),
      moment(at(40, '22:45'), 'Microfono aperto', 'Ci si iscrive all’ingresso.'),
    ],
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-newsletter', 'sample-tag-eventi'),
  }
}

function aloud({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-event-aloud',
    _type: 'event',
    title: 'Read me the paper: an evening in English',
    language: 'en',
    slug: slugOf('read-me-the-paper'),
    summary:
      'Once a season we read the paper aloud in English: for those who have just moved here, and for those who would like to practise.',
    image: figure('locandinaNotte', {
      alt: 'Poster: an open envelope in a black sky, with a red moon rising from it.',
    }),
    startsAt: at(27, '19:00'),
    endsAt: at(27, '21:00'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: { ...scuola, country: 'Italy' },
    registrationUrl: 'https://example.org/calamaio/aloud',
    hashtag: 'ReadMeThePaper',
    participants: [
      participant('calamaio', 'organiser', { name: 'Scuola Calamaio' }),
      participant('bruno', 'moderator', { author: referTo(people.bruno) }),
      participant('ottavia', 'speaker', { author: referTo(people.ottavia) }),
    ],
    programme: [
      moment(at(27, '19:00'), 'Headlines', 'One each, in whatever English there is.'),
      moment(at(27, '19:40'), 'The long read', 'What a newsstand knows, in six voices.'),
      moment(at(27, '20:30'), 'Small talk, and something to eat'),
    ],
    body: writeBody(
      'No accent is wrong. Bring a page that you liked, or choose [one of ours](ref:sample-article-newsstand).',
    ),
    category: referTo('sample-category-ideas'),
    tags: referToAll('sample-tag-local'),
  }
}

/** Two events gone by, one of them with its report, and four to come, one of those in English. */
export function sampleEvents(context: SampleContext): SampleDocument[] {
  return [piazze, fiera, corto, alt, aloud, notte].map((write) => write(context))
}
