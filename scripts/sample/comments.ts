import type { SampleContext } from './sampleContext.ts'
import { referWeakly, type SampleDocument } from './sampleDocument.ts'

interface SampleComment {
  readonly id: string
  /** The article, without the beginning of its id. */
  readonly on: string
  readonly replyTo?: string
  readonly name: string
  readonly url?: string
  readonly body: string
  /** Days before now, and the clock in Rome. */
  readonly when: readonly [days: number, clock: string]
  readonly status?: 'pending' | 'spam' | 'trash'
  readonly holdReasons?: readonly string[]
  readonly language?: 'en'
  readonly authorReply?: true
}

const condominio: readonly SampleComment[] = [
  {
    id: 'c1',
    on: 'condominio',
    name: 'Marisa, scala A',
    when: [2, '09:02'],
    body: 'Da noi il gruppo è nato per una caldaia. Confermo tutto, soprattutto le ore: dopo le ventuno non si combina niente di buono.',
  },
  {
    id: 'c2',
    on: 'condominio',
    replyTo: 'c1',
    name: 'Giovanni R.',
    when: [2, '10:40'],
    body: 'Il cassetto delle posate è un’idea geniale. Ieri sera l’ho provato. Ho dormito.',
  },
  {
    id: 'c3',
    on: 'condominio',
    replyTo: 'c2',
    name: 'Marisa, scala A',
    when: [2, '10:58'],
    body: 'Attento solo a non metterlo insieme ai coltelli: la tentazione di controllare resta 🙂',
  },
  {
    id: 'c4',
    on: 'condominio',
    replyTo: 'c3',
    name: 'Bruno Tavecchi',
    authorReply: true,
    when: [2, '11:30'],
    body: 'La moderatrice precisa che è il cassetto dei cucchiai. Aggiorniamo gli appunti.',
  },
  {
    id: 'c5',
    on: 'condominio',
    name: 'Elio',
    url: 'https://example.org/elio',
    when: [1, '08:15'],
    body: 'Una domanda sul metodo: avete chiesto il permesso anche a chi nel frattempo era uscito dal gruppo?\n\nLo chiedo perché da noi è il punto su cui ci siamo arenati.',
  },
  {
    id: 'c6',
    on: 'condominio',
    replyTo: 'c5',
    name: 'Bruno Tavecchi',
    authorReply: true,
    when: [1, '09:05'],
    body: 'Sì. Erano sei: quattro hanno detto di sì, due no, e i loro messaggi non li abbiamo nemmeno contati. La domanda è giustissima.',
  },
  {
    id: 'c7',
    on: 'condominio',
    replyTo: 'c6',
    name: 'Elio',
    when: [1, '09:20'],
    body: 'Grazie, è la risposta che speravo.',
  },
  {
    id: 'c8',
    on: 'condominio',
    name: 'Teresa',
    when: [1, '13:44'],
    body: '«Qui si scrive solo ciò che si direbbe per le scale, con la porta aperta.» Stampata e appesa in ascensore.',
  },
  {
    id: 'c9',
    on: 'condominio',
    replyTo: 'c8',
    name: 'Marisa, scala A',
    when: [1, '14:02'],
    body: 'Anche da noi, ma qualcuno ha aggiunto a penna: «purché non sbatta».',
  },
  {
    id: 'c10',
    on: 'condominio',
    name: 'Un portiere di notte',
    when: [1, '23:40'],
    body: 'Leggo le chat di tre palazzi perché a quest’ora sono l’unico sveglio. Il gatto, da voi, almeno rispondeva.',
  },
]

const others: readonly SampleComment[] = [
  {
    id: 's1',
    on: 'smentita',
    name: 'Preside in pensione',
    when: [8, '16:10'],
    body: 'La frase che salva la faccia andrebbe insegnata. Nella mia scuola la diceva sempre la bidella, e infatti le credevano tutti.',
  },
  {
    id: 's2',
    on: 'smentita',
    name: 'Sandro B.',
    when: [8, '18:22'],
    body: 'Nella tabella i gruppi della correzione sono 17 o 19? Nel testo che girava ieri c’era un altro numero.',
  },
  {
    id: 's3',
    on: 'smentita',
    replyTo: 's2',
    name: 'Bruno Tavecchi',
    authorReply: true,
    when: [7, '11:12'],
    body: 'Diciannove: due ci erano sfuggiti. Corretto, con una nota in fondo. Grazie!',
  },
  {
    id: 'r1',
    on: 'risposta',
    name: 'Lucia',
    when: [11, '07:50'],
    body: 'Ho aspettato un giorno intero prima di commentare. Avevo quattro obiezioni, me n’è rimasta una: e chi aspetta?',
  },
  {
    id: 'r2',
    on: 'risposta',
    replyTo: 'r1',
    name: 'Ottavia Serralunga',
    authorReply: true,
    when: [9, '18:05'],
    body: 'Chi aspetta ha diritto a quelle sei parole. Senza, ha ragione lui.',
  },
  {
    id: 'f1',
    on: 'fotografia',
    name: 'Corrado',
    when: [13, '10:30'],
    body: 'Mia figlia mi ha letto l’articolo, anche le descrizioni delle figure. Quella della macchina fotografica che fa uscire le parole mi ha fatto ridere.',
  },
  {
    id: 'b1',
    on: 'biblioteca',
    name: 'Anna da Rosario',
    when: [15, '22:01'],
    body: 'Sono la nipote di L. La nonna chiede se il campo da bocce c’è ancora!',
  },
  {
    id: 'b2',
    on: 'biblioteca',
    replyTo: 'b1',
    name: 'Biblioteca di Valdorba',
    url: 'https://example.org/valdorba',
    when: [14, '08:12'],
    body: 'C’è. Agibile, ma bagnato in fondo.',
  },
  {
    id: 'e1',
    on: 'newsstand',
    language: 'en',
    name: 'Margaret',
    when: [3, '12:20'],
    body: 'We had a stand like that outside the station. The drawer! I had forgotten about the drawer.',
  },
]

const held: readonly SampleComment[] = [
  {
    id: 'p1',
    on: 'condominio',
    name: 'Sofia',
    when: [1, '20:05'],
    status: 'pending',
    body: 'E per chi nel gruppo non vuole proprio entrarci? Da me sono la pecora nera della scala.',
  },
  {
    id: 'p2',
    on: 'meno',
    name: 'Studio Ferri',
    when: [1, '19:31'],
    status: 'pending',
    holdReasons: ['links'],
    body: 'Noi abbiamo raccolto i dati di dodici negozi: https://example.org/dati e qui il metodo https://example.org/metodo. Se vi servono sono vostri.',
  },
  {
    id: 'p3',
    on: 'vetrina',
    name: 'Un cliente della ferramenta',
    when: [1, '21:20'],
    status: 'pending',
    body: 'Il tassello giallo regge fino a 18 chili, non 15. Per il resto bell’articolo.',
  },
  {
    id: 'x1',
    on: 'buongiorno',
    name: 'Migliori Prezzi Online',
    url: 'https://example.com/offerte',
    when: [1, '03:12'],
    status: 'spam',
    holdReasons: ['honeypot', 'links'],
    body: 'Bellissimo articolo!!! Visitate https://example.com/a https://example.com/b per orologi scontati',
  },
  {
    id: 't1',
    on: 'smentita',
    name: 'prova',
    when: [8, '15:00'],
    status: 'trash',
    body: 'prova prova',
  },
]

/** The readers' words: threads that are approved, and some for the moderation desk. */
export function sampleComments({ at }: SampleContext): SampleDocument[] {
  return [...condominio, ...others, ...held].map((comment) => ({
    _id: `comment.sample-${comment.id}`,
    _type: 'comment',
    article: referWeakly(`sample-article-${comment.on}`),
    ...(comment.replyTo === undefined
      ? {}
      : { parent: referWeakly(`comment.sample-${comment.replyTo}`) }),
    name: comment.name,
    ...(comment.url === undefined ? {} : { url: comment.url }),
    body: comment.body,
    submittedAt: at(-comment.when[0], comment.when[1]),
    status: comment.status ?? 'approved',
    holdReasons: comment.holdReasons ?? [],
    language: comment.language ?? 'it',
    ...(comment.authorReply === true ? { authorReply: true } : {}),
  }))
}
