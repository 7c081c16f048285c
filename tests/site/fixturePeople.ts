import { doc, figure, h2, p, picture, slug } from './fixtureParts.ts'

const face = (name: string) => picture(`face-${name}`, 900, 1200)
const [elena, marco, giulia] = [face('elena'), face('marco'), face('giulia')]

/** Portraits. */
export const faces = [elena, marco, giulia]

/** Pictures of places. */
export const scenes = {
  piazza: picture('piazza'),
  redazione: picture('redazione'),
  telefono: picture('telefono'),
  sala: picture('sala'),
  treno: picture('treno'),
}

/** Three people. */
export const people = [
  doc('author', 'a-elena', {
    name: 'Elena Bruni',
    slug: slug('elena-bruni'),
    role: 'Docente di comunicazione digitale',
    employer: 'Università di Bologna',
    portrait: figure(elena, 'Elena Bruni sorride davanti a una libreria'),
    biography: [
      p(
        'Insegna da quindici anni come si scrive per chi legge sullo schermo. Prima è stata cronista, poi responsabile dei canali sociali di un quotidiano.',
      ),
      h2('La ricerca'),
      p(
        'Studia le comunità locali e i gruppi di quartiere: chi ci scrive, chi li modera, che cosa ne resta dopo dieci anni.',
      ),
    ],
    skills: ['Scrittura', 'Moderazione', 'Ricerca sul campo'],
    links: [
      {
        _type: 'labelledLink',
        _key: 'l1',
        label: 'Mastodon',
        url: 'https://example.social/@elena',
      },
    ],
    promoBanner: {
      _type: 'promoBanner',
      lineOne: 'Il laboratorio di scrittura',
      lineTwo: 'Sei incontri, dal vivo e a distanza',
      offer: 'Sconto del 20% fino a dicembre',
      label: 'Scopri il programma',
      url: 'https://example.org/laboratorio',
      expiresAt: '2099-12-31T23:00:00Z',
    },
  }),
  doc('author', 'a-marco', {
    name: 'Marco Ferri',
    slug: slug('marco-ferri'),
    role: 'Giornalista',
    portrait: figure(marco, 'Marco Ferri al tavolo di lavoro'),
    biography: [p('Racconta le città da trent’anni, quasi sempre in treno.')],
  }),
  doc('author', 'a-giulia', {
    name: 'Giulia D’Amico',
    slug: slug('giulia-d-amico'),
    role: 'Social media manager',
    employer: 'Agenzia Tramontana',
    portrait: figure(giulia, 'Giulia D’Amico in piedi vicino a una finestra'),
  }),
]
