import type { Wording } from './wording.ts'

const unreadable =
  'contiene caratteri di controllo che non si possono leggere. Li abbiamo tolti: rileggi e invia di nuovo.'
const invisible =
  'contiene caratteri invisibili, o che cambiano il verso della scrittura. Li abbiamo tolti: rileggi e invia di nuovo.'
const marks =
  'contiene troppi segni accatastati su una lettera sola. Li abbiamo ridotti: rileggi e invia di nuovo.'

/** What readers of an Italian page see. */
export const italianWording: Wording = {
  labels: { name: 'Nome', email: 'Email', url: 'Sito web', body: 'Commento' },
  honeypot: 'Non scrivere in questo campo',
  notice: 'Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *',
  privacy: 'Che cosa facciamo dei tuoi dati',
  urlHint: 'Comincia con https://',
  send: 'Invia il commento',
  sendAgain: 'Invia di nuovo',
  leaveComment: 'Lascia un commento',
  replyTo: 'Rispondi a',
  wrote: 'ha scritto:',
  backToArticle: 'Torna all’articolo',
  backToSite: 'Torna al sito',
  notify:
    'Avvisami per email quando qualcuno risponde (prima ti chiediamo di confermare l’indirizzo)',
  moderated: 'Il commento si vedrà nella pagina dopo che la redazione l’avrà approvato.',
  errorPrefix: 'Errore',
  mend: 'Da correggere',
  keptToSend: 'Quello che hai scritto è ancora qui.',
  keptToCopy: 'Se vuoi conservare il testo, copialo da qui sotto.',
  yourText: 'Il testo che hai scritto, da copiare',
  thanksTitle: 'Grazie, il commento è arrivato',
  thanks: 'La redazione lo leggerà; quando sarà approvato comparirà sotto l’articolo.',
  problems: {
    name: {
      required: 'Scrivi il tuo nome.',
      tooLong: 'Il nome è troppo lungo: al massimo 80 caratteri.',
      unreadable: `Il nome ${unreadable}`,
      invisible: `Il nome ${invisible}`,
      marks: `Il nome ${marks}`,
      blank: 'Il nome deve contenere almeno una lettera.',
      shape: 'Questo nome non si può leggere.',
    },
    email: {
      required: 'Scrivi il tuo indirizzo email.',
      tooLong: 'L’indirizzo email è troppo lungo: al massimo 254 caratteri.',
      unreadable: `L’indirizzo email ${unreadable}`,
      invisible: `L’indirizzo email ${invisible}`,
      marks: `L’indirizzo email ${marks}`,
      blank: 'Scrivi un indirizzo email completo, come nome@esempio.it.',
      shape: 'Scrivi un indirizzo email completo, come nome@esempio.it.',
    },
    url: {
      required: 'Scrivi l’indirizzo del sito, o lascia vuoto il campo.',
      tooLong: 'L’indirizzo del sito è troppo lungo: al massimo 500 caratteri.',
      unreadable: `L’indirizzo del sito ${unreadable}`,
      invisible: `L’indirizzo del sito ${invisible}`,
      marks: `L’indirizzo del sito ${marks}`,
      blank: 'L’indirizzo del sito deve cominciare con https:// o http://.',
      shape:
        'L’indirizzo del sito deve cominciare con https:// o http://, come https://esempio.it.',
    },
    body: {
      required: 'Scrivi il commento.',
      tooLong: 'Il commento è troppo lungo: al massimo 5.000 caratteri.',
      unreadable: `Il commento ${unreadable}`,
      invisible: `Il commento ${invisible}`,
      marks: `Il commento ${marks}`,
      blank: 'Il commento deve contenere qualcosa da leggere.',
      shape: 'Questo commento non si può leggere.',
    },
  },
  fieldsRefused: [
    'Manca poco: c’è qualcosa da correggere',
    'Il commento non è ancora stato inviato.',
  ],
  tooFast: (seconds) => [
    'Un momento, per favore',
    `Da questa connessione sono appena arrivati altri commenti. Riprova tra ${waiting(seconds)}.`,
  ],
  refusals: {
    method: [
      'Questa pagina riceve commenti',
      'Per scriverne uno usa il modulo in fondo a un articolo.',
    ],
    address: ['Qui non c’è niente', 'Controlla l’indirizzo, o torna al sito e riparti da lì.'],
    mediaType: [
      'Il modulo è arrivato in un formato che non leggiamo',
      'Torna all’articolo e usa il modulo che trovi in fondo alla pagina.',
    ],
    tooLarge: [
      'Il commento è troppo grande',
      'Il modulo può pesare al massimo 48 KB. Torna indietro con il tuo browser: ritroverai il testo e potrai accorciarlo, o dividerlo in due commenti.',
    ],
    tooSlow: [
      'La connessione è troppo lenta',
      'Il commento non è arrivato per intero. Torna indietro con il tuo browser: ritroverai il testo e potrai inviarlo di nuovo.',
    ],
    malformed: [
      'Il modulo è arrivato danneggiato',
      'Alcuni caratteri non si possono decodificare. Torna indietro con il tuo browser e invia di nuovo.',
    ],
    tooManyFields: [
      'Il modulo è arrivato con campi di troppo',
      'Non è il nostro modulo, o qualcosa lo ha cambiato per strada. Controlla qui sotto e invia di nuovo.',
    ],
    repeatedField: [
      'Un campo del modulo è arrivato due volte',
      'Non sappiamo quale dei due valori sia il tuo. Controlla qui sotto e invia di nuovo.',
    ],
    originMissing: [
      'Non sappiamo da quale pagina arriva il commento',
      'Il tuo browser, o un’estensione per la privacy, non lo ha detto. Per inviare il commento basta premere di nuovo il pulsante.',
    ],
    originForeign: [
      'Il modulo si trova su un altro sito',
      'Accettiamo commenti soltanto dalle pagine di questo sito. Apri l’articolo qui e scrivi nel modulo in fondo alla pagina.',
    ],
    articleUnknown: ['Questo articolo non c’è', 'È stato tolto, o non è ancora pubblicato.'],
    commentsClosed: ['I commenti a questo articolo sono chiusi', 'Non se ne accettano altri.'],
    parentUnknown: [
      'Il commento a cui rispondi non è in pagina',
      'È stato tolto, o non è ancora approvato, o sta sotto un altro articolo. Puoi scrivere un commento nuovo.',
    ],
    away: ['In questo momento non riusciamo a rispondere', 'Riprova tra qualche minuto.'],
    failure: [
      'Qualcosa non ha funzionato',
      'È colpa nostra, non tua, e ne abbiamo preso nota. Riprova tra poco.',
    ],
  },
}

function waiting(seconds: number): string {
  if (seconds === 1) return 'un secondo'
  if (seconds < 60) return `${seconds} secondi`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'un minuto' : `${minutes} minuti`
}
