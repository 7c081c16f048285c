import type { CommentStatus } from '../thread/storedComment.ts'
import type { Language } from '../submission.ts'

type Pair = readonly [title: string, explanation: string]

/** Every sentence of the pages behind mailed links, in one language. */
export interface LinkWording {
  readonly kicker: string
  readonly false: Pair
  readonly expired: Pair
  readonly used: Pair
  readonly gone: Pair
  readonly away: Pair
  readonly confirm: { readonly ask: Pair; readonly button: string; readonly done: Pair }
  readonly mute: { readonly ask: Pair; readonly button: string; readonly done: Pair }
  readonly decide: Readonly<
    Record<'approve' | 'spam' | 'trash' | 'undo', { readonly ask: string; readonly button: string }>
  > & {
    readonly statuses: Readonly<Record<CommentStatus, string>>
    readonly done: string
    readonly changed: Pair
  }
  readonly edit: {
    readonly ask: Pair
    readonly save: string
    readonly saved: Pair
    readonly tooOften: Pair
    readonly withdraw: string
    readonly withdrawHint: string
    readonly withdrawn: Pair
  }
  readonly mine: {
    readonly request: Pair
    readonly requestButton: string
    readonly requested: Pair
    readonly title: string
    readonly held: (comments: number) => string
    readonly facts: (verified: boolean, notices: boolean) => string
    readonly export: string
    readonly erase: string
    readonly eraseHint: string
    readonly erased: Pair
  }
}

const italian: LinkWording = {
  kicker: 'Commenti',
  false: ['Questo collegamento non è valido', 'Forse è stato copiato a metà. Aprilo dalla email.'],
  expired: ['Questo collegamento è scaduto', 'Non è cambiato nulla.'],
  used: ['Questo collegamento è già servito', 'Vale una volta sola.'],
  gone: ['Questo commento non c’è più', 'È stato ritirato o cancellato.'],
  away: [
    'In questo momento non riusciamo a rispondere',
    'Non è cambiato nulla. Riprova tra qualche minuto.',
  ],
  confirm: {
    ask: [
      'Questo indirizzo è tuo?',
      'Confermalo e sapremo che i commenti inviati con esso sono tuoi.',
    ],
    button: 'Sì, è mio',
    done: ['Grazie, indirizzo confermato', 'Non devi fare altro.'],
  },
  mute: {
    ask: [
      'Non vuoi più avvisi?',
      'Non ti scriveremo più quando qualcuno risponde ai tuoi commenti.',
    ],
    button: 'Niente più avvisi',
    done: ['Fatto', 'Non riceverai altri avvisi di risposta.'],
  },
  decide: {
    approve: { ask: 'Approvare questo commento?', button: 'Approva' },
    spam: { ask: 'Questo commento è spam?', button: 'Sì, è spam' },
    trash: { ask: 'Cestinare questo commento?', button: 'Cestina' },
    undo: { ask: 'Rimettere questo commento in attesa?', button: 'Annulla la decisione' },
    statuses: {
      pending: 'È in attesa.',
      approved: 'È approvato.',
      spam: 'È segnato come spam.',
      trash: 'È nel cestino.',
    },
    done: 'Fatto',
    changed: [
      'Il commento è cambiato mentre lo leggevi',
      'Non è stato deciso nulla: rileggilo e conferma.',
    ],
  },
  edit: {
    ask: [
      'Il tuo commento',
      'Puoi cambiarlo o ritirarlo fino a 15 minuti dall’invio. Cambiato, torna in attesa della redazione.',
    ],
    save: 'Salva le modifiche',
    saved: ['Modificato', 'La redazione leggerà la nuova versione.'],
    tooOften: ['Hai cambiato questo commento molte volte', 'Resta com’è, oppure puoi ritirarlo.'],
    withdraw: 'Ritira il commento',
    withdrawHint: 'Cancella il commento e il tuo indirizzo, per sempre: non si può annullare.',
    withdrawn: ['Ritirato', 'Il commento e il tuo indirizzo sono stati cancellati.'],
  },
  mine: {
    request: [
      'I tuoi dati',
      'Scrivi l’indirizzo con cui hai commentato: ti mandiamo un collegamento per vedere, scaricare o cancellare ciò che conserviamo.',
    ],
    requestButton: 'Mandami il collegamento',
    requested: [
      'Guarda la posta',
      'Se conserviamo qualcosa di quell’indirizzo, tra poco riceverai un collegamento che vale un’ora.',
    ],
    title: 'Che cosa conserviamo di te',
    held: (comments) => (comments === 1 ? 'Un commento' : `${comments} commenti`),
    facts: (verified, notices) =>
      `Indirizzo ${verified ? 'confermato' : 'non confermato'}; avvisi di risposta ${notices ? 'sì' : 'no'}.`,
    export: 'Scarica tutto (JSON)',
    erase: 'Cancella tutto',
    eraseHint:
      'Cancella i commenti e l’indirizzo. Dove qualcuno ha risposto resta scritto che un commento è stato rimosso. Non si può annullare.',
    erased: ['Cancellato', 'I commenti spariscono dal sito tra poco; l’indirizzo non c’è più.'],
  },
}

const english: LinkWording = {
  kicker: 'Comments',
  false: ['This link is not valid', 'Perhaps only half of it was copied. Open it from the email.'],
  expired: ['This link has expired', 'Nothing has changed.'],
  used: ['This link has been used', 'It works once.'],
  gone: ['This comment is no longer here', 'It was withdrawn or deleted.'],
  away: ['We cannot answer right now', 'Nothing has changed. Try again in a few minutes.'],
  confirm: {
    ask: [
      'Is this address yours?',
      'Confirm it, and we know that the comments sent with it are yours.',
    ],
    button: 'Yes, it is mine',
    done: ['Thank you, the address is confirmed', 'There is nothing else to do.'],
  },
  mute: {
    ask: ['No more notices?', 'We will not write again when somebody answers your comments.'],
    button: 'No more notices',
    done: ['Done', 'You will get no more notices of answers.'],
  },
  decide: {
    approve: { ask: 'Approve this comment?', button: 'Approve' },
    spam: { ask: 'Is this comment spam?', button: 'Yes, it is spam' },
    trash: { ask: 'Throw this comment away?', button: 'Throw away' },
    undo: { ask: 'Put this comment back in the queue?', button: 'Undo the decision' },
    statuses: {
      pending: 'It is waiting.',
      approved: 'It is approved.',
      spam: 'It is marked as spam.',
      trash: 'It is in the trash.',
    },
    done: 'Done',
    changed: [
      'The comment changed while you were reading',
      'Nothing has been decided: read it again and confirm.',
    ],
  },
  edit: {
    ask: [
      'Your comment',
      'You can change or withdraw it for 15 minutes after sending. Once changed, it waits for the editors again.',
    ],
    save: 'Save the changes',
    saved: ['Changed', 'The editors will read the new version.'],
    tooOften: [
      'You have changed this comment many times',
      'It stays as it is, or you can withdraw it.',
    ],
    withdraw: 'Withdraw the comment',
    withdrawHint: 'Deletes the comment and your address for good: this cannot be undone.',
    withdrawn: ['Withdrawn', 'The comment and your address have been deleted.'],
  },
  mine: {
    request: [
      'Your data',
      'Write the address you commented with: we send you a link to see, download or erase what we keep.',
    ],
    requestButton: 'Send me the link',
    requested: [
      'Look at your mail',
      'If we keep anything about that address, you will soon get a link that works for an hour.',
    ],
    title: 'What we keep about you',
    held: (comments) => (comments === 1 ? 'One comment' : `${comments} comments`),
    facts: (verified, notices) =>
      `Address ${verified ? 'confirmed' : 'not confirmed'}; notices of answers ${notices ? 'yes' : 'no'}.`,
    export: 'Download everything (JSON)',
    erase: 'Erase everything',
    eraseHint:
      'Erases the comments and the address. Where somebody answered, a line says that a comment was removed. This cannot be undone.',
    erased: ['Erased', 'The comments will be gone from the site shortly; the address is gone.'],
  },
}

/** The sentences of the pages behind links, in a language. */
export function linkWordingOf(language: Language): LinkWording {
  return language === 'en' ? english : italian
}
