import type { Language } from '../submission.ts'

/** Every sentence of the letters, in one language. */
export interface MailWording {
  readonly toModerator: {
    readonly subject: (article: string) => string
    readonly arrived: (article: string) => string
    readonly held: string
    readonly approve: string
    readonly spam: string
    readonly trash: string
    readonly closing: string
  }
  readonly receipt: {
    readonly subject: (article: string) => string
    readonly arrived: (article: string) => string
    readonly confirm: string
    readonly confirmNotify: string
    readonly confirmLabel: string
    readonly edit: string
    readonly editLabel: string
    readonly closing: string
  }
  readonly reply: {
    readonly subject: (article: string) => string
    readonly arrived: (article: string) => string
    readonly read: string
    readonly mute: string
    readonly closing: string
  }
  readonly mine: {
    readonly subject: string
    readonly asked: string
    readonly open: string
    readonly closing: string
  }
}

const italian: MailWording = {
  toModerator: {
    subject: (article) => `Nuovo commento a «${article}»`,
    arrived: (article) =>
      `È arrivato un commento all’articolo «${article}». Aspetta una decisione.`,
    held: 'Perché è stato trattenuto:',
    approve: 'Approva',
    spam: 'È spam',
    trash: 'Cestina',
    closing:
      'Ogni collegamento mostra prima il commento e chiede conferma; vale una volta sola, per 7 giorni.',
  },
  receipt: {
    subject: (article) => `Il tuo commento a «${article}»`,
    arrived: (article) =>
      `Il tuo commento all’articolo «${article}» è arrivato. La redazione lo leggerà; quando sarà approvato comparirà sotto l’articolo.`,
    confirm:
      'Se confermi che questo indirizzo è tuo, i tuoi prossimi commenti potranno comparire più in fretta.',
    confirmNotify:
      'Hai chiesto di sapere quando qualcuno ti risponde: per riceverne avviso conferma che questo indirizzo è tuo.',
    confirmLabel: 'Confermo l’indirizzo',
    edit: 'Per 15 minuti dall’invio puoi ancora cambiarlo o ritirarlo.',
    editLabel: 'Cambia o ritira il commento',
    closing:
      'Se non l’hai scritto tu, non fare nulla: senza la tua conferma questo indirizzo non riceverà avvisi.',
  },
  reply: {
    subject: (article) => `Una risposta al tuo commento a «${article}»`,
    arrived: (article) => `Qualcuno ha risposto al tuo commento all’articolo «${article}».`,
    read: 'Leggi la risposta',
    mute: 'Non avvisarmi più',
    closing:
      'Ricevi questo messaggio perché l’hai chiesto commentando, e hai confermato l’indirizzo.',
  },
  mine: {
    subject: 'I tuoi dati',
    asked:
      'Qualcuno, forse tu, ha chiesto di vedere che cosa conserviamo di questo indirizzo. Il collegamento lo mostra, e permette di scaricarlo o di cancellarlo. Vale un’ora.',
    open: 'Apri i miei dati',
    closing: 'Se non l’hai chiesto tu, non fare nulla: nessun altro ha ricevuto il collegamento.',
  },
}

const english: MailWording = {
  toModerator: {
    subject: (article) => `New comment on “${article}”`,
    arrived: (article) =>
      `A comment on the article “${article}” has arrived. It waits for a decision.`,
    held: 'Why it was held:',
    approve: 'Approve',
    spam: 'It is spam',
    trash: 'Throw away',
    closing:
      'Each link shows the comment first and asks you to confirm; it works once, for 7 days.',
  },
  receipt: {
    subject: (article) => `Your comment on “${article}”`,
    arrived: (article) =>
      `Your comment on the article “${article}” has arrived. The editors will read it; once approved it will appear below the article.`,
    confirm: 'If you confirm that this address is yours, your next comments may appear sooner.',
    confirmNotify:
      'You asked to hear when somebody answers you: to be told, confirm that this address is yours.',
    confirmLabel: 'I confirm the address',
    edit: 'For 15 minutes after sending you can still change it or take it back.',
    editLabel: 'Change or withdraw the comment',
    closing:
      'If you did not write it, do nothing: without your confirmation this address gets no notices.',
  },
  reply: {
    subject: (article) => `An answer to your comment on “${article}”`,
    arrived: (article) => `Somebody has answered your comment on the article “${article}”.`,
    read: 'Read the answer',
    mute: 'No more notices',
    closing: 'You get this because you asked for it when commenting, and confirmed the address.',
  },
  mine: {
    subject: 'Your data',
    asked:
      'Somebody, perhaps you, asked to see what we keep about this address. The link shows it, and lets you download or erase it. It works for one hour.',
    open: 'Open my data',
    closing: 'If you did not ask, do nothing: nobody else was sent the link.',
  },
}

/** The sentences of letters in a language. */
export function mailWordingOf(language: Language): MailWording {
  return language === 'en' ? english : italian
}
