import { bullet, doc, figure, p, ref, refs, slug } from './fixtureParts.ts'
import { scenes } from './fixturePeople.ts'

/** One event to come and one gone by. */
export const events = [
  doc('event', 'e-festa', {
    title: 'Notizie di casa: una giornata sul giornalismo di quartiere',
    language: 'it',
    slug: slug('notizie-di-casa'),
    summary: 'Un giorno intero per chi racconta il posto in cui vive.',
    image: figure(scenes.sala, 'La sala dell’incontro'),
    startsAt: '2098-05-16T08:00:00Z',
    endsAt: '2098-05-16T16:00:00Z',
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    venue: {
      _type: 'venue',
      name: 'Biblioteca Salaborsa',
      address: 'Piazza del Nettuno 3',
      postalCode: '40124',
      city: 'Bologna',
      province: 'BO',
      country: 'Italia',
      mapUrl: 'https://www.openstreetmap.org/?mlat=44.49&mlon=11.34',
    },
    registrationUrl: 'https://example.org/iscrizioni',
    hashtag: 'notiziedicasa',
    participants: [
      { _type: 'participant', _key: 'x1', role: 'organiser', name: 'Associazione Portici' },
      { _type: 'participant', _key: 'x2', role: 'moderator', author: ref('a-elena') },
      { _type: 'participant', _key: 'x3', role: 'speaker', author: ref('a-marco') },
      {
        _type: 'participant',
        _key: 'x4',
        role: 'speaker',
        name: 'Sara Conti',
        organisation: 'Radio Lambrate',
        url: 'https://example.org/sara',
      },
    ],
    programme: [
      {
        _type: 'programmeEntry',
        _key: 'y1',
        startsAt: '2098-05-16T08:00:00Z',
        title: 'Caffè e accoglienza',
      },
      {
        _type: 'programmeEntry',
        _key: 'y2',
        startsAt: '2098-05-16T08:30:00Z',
        title: 'Che cosa fa notizia sotto casa',
        description: 'Tavola rotonda con tre redazioni di quartiere.',
      },
    ],
    body: [
      p('Ci si vede in biblioteca, si parla piano e si mangia insieme.'),
      bullet('Ingresso libero'),
      bullet('Interpretariato in lingua dei segni'),
    ],
    tags: refs('t-comunita'),
  }),
  doc('event', 'e-passato', {
    title: 'Il mestiere di moderare',
    language: 'it',
    slug: slug('il-mestiere-di-moderare'),
    startsAt: '2025-03-08T17:00:00Z',
    timeZone: 'Europe/Rome',
    status: 'cancelled',
    onlineUrl: 'https://example.org/diretta',
    report: ref('n4'),
  }),
]
