import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** An older, short article, so that the archive has more than one month. */
export function archivio({ at }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-archivio',
    _type: 'article',
    kicker: 'Appunti',
    title: 'Che fine fanno i messaggi che non troviamo più',
    language: 'it',
    slug: slugOf('che-fine-fanno-i-messaggi'),
    lead: 'Una fiera di fogli volanti, una scatola da scarpe, una domanda: chi conserva le conversazioni?',
    category: referTo('sample-category-idee'),
    tags: referToAll('sample-tag-tempo', 'sample-tag-biblioteche'),
    authors: referToAll(people.bruno),
    publishedAt: at(-96, '17:40'),
    commentsOpen: false,
    body: writeBody(
      `
Alla [Fiera del foglio volante](ref:sample-event-fiera) di Fiorana c’era un banco senza niente in vendita. Sopra, una scatola da scarpe piena di bigliettini: «latte, pane, ti voglio bene», «torno alle 7», «chi ha preso le mie forbici?». Quarant’anni di frigorifero di una famiglia sola, ordinati per anno da una figlia archivista.

«La gente si ferma», mi ha detto, «legge tre biglietti, poi guarda il telefono e si rabbuia. Hanno capito che loro la scatola non ce l’hanno.»

Non ce l’abbiamo. Le nostre conversazioni di ogni giorno, quelle in cui si decide la spesa e la vita, stanno in un posto da cui si possono *cercare* ma non *sfogliare*. La ricerca trova quello che ricordi di aver perduto. Solo sfogliando si trova il resto.

## Un piccolo rimedio

Da qualche mese, l’ultimo giorno, copio a mano in un quaderno i tre messaggi del mese che non vorrei perdere. Ci metto dieci minuti. Tre sono pochi, e sceglierli è già un modo di ricordare. A marzo uno era di mio figlio e diceva soltanto: «Ok ma piano».

> La memoria non è un deposito: è un montaggio.

La scatola, a fine giornata, è rimasta aperta. Qualcuno, passando, ci ha lasciato dentro un biglietto nuovo. Non l’ho letto: non era per me.
`,
    ),
  }
}
