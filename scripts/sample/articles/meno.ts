import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** A blog article as they are: headings that trail off, quotations, a list, a closing question. */
export function meno({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-meno',
    _type: 'article',
    title: 'Pubblicare meno, dire di più',
    language: 'it',
    slug: slugOf('pubblicare-meno-dire-di-piu'),
    lead: 'Il calendario editoriale è pieno, la testa è vuota. Storia di come ho dimezzato le pubblicazioni di un cliente senza che se ne accorgesse nessuno. Tranne chi leggeva.',
    category: referTo('sample-category-mestiere'),
    tags: referToAll('sample-tag-scrittura', 'sample-tag-strategia'),
    authors: referToAll(people.nives),
    publishedAt: at(-5, '09:15'),
    commentsOpen: true,
    hero: figure('meno', {
      alt: 'Illustrazione: un muro fitto di piccoli fogli neri; al centro uno spazio vuoto con un solo foglio rosso.',
    }),
    body: writeBody(
      `
Lunedì la frase motivazionale, martedì il prodotto, mercoledì il dietro le quinte, giovedì il ricordo, venerdì il sondaggio. Per due anni ho riempito caselle così per una pasticceria di provincia. Ero puntuale, ordinata, orgogliosa delle mie tabelle. Poi un giorno il pasticcere mi ha chiesto, con il candore di chi si alza alle tre: «Ma a noi, di tutta questa roba, chi ce l’ha chiesta?».

## Prima di tutto, una confessione…

Non lo sapevo. Sapevo quante persone avevano *visto*, quante avevano *cliccato*, quante avevano guardato per almeno tre secondi una brioche che girava su sé stessa. Non sapevo se qualcuno, avendo letto qualcosa di nostro, avesse pensato: ah, ecco. La differenza tra le due cose è tutta la differenza che c’è tra fare rumore e parlare.
`,
      {
        _type: 'pullQuote',
        text: 'Chi parla sempre non viene ascoltato di più: viene abbassato.',
        attribution: 'Un vecchio fonico radiofonico',
        sourceUrl: 'https://example.org/quaderni/voce-bassa',
      },
      `
Così abbiamo fatto una prova. Per tre mesi, metà delle pubblicazioni. Non un giorno sì e uno no: via tutto quello che non rispondeva a una domanda vera, arrivata da una persona vera. Per trovarle bastava stare un’ora al banco, il sabato.

## Le domande c’erano già!

Eccone cinque, copiate su un tovagliolo nel primo sabato:

- Il panettone si può congelare?
- Perché la brioche di ieri sa di frigorifero?
- Che cosa porto a cena da una persona che non mangia dolci?
- Quanto prima devo ordinare una torta per venti?
- Ma lei, scusi, di che cosa fa colazione?

Ogni domanda è diventata una pubblicazione. Nessun modello grafico, nessuna [parola d’ordine](https://example.org/glossario/parola-d-ordine): una fotografia fatta lì, quattro righe di risposta, la firma di chi rispondeva. Quella sul frigorifero (colpa del sacchetto di plastica; ci vuole la carta) è stata salvata da più persone di quante ne abiti il paese. Quella sulla colazione (pane e olio) ha ricevuto duecento risposte, tutte con la propria colazione.

## Che cosa è successo, in numeri…

Le visualizzazioni sono scese di un quinto. Le risposte sono quadruplicate. Gli ordini via messaggio sono passati da tre a undici alla settimana, e il pasticcere ha dovuto mettere un quaderno accanto al telefono. Non ho una teoria generale; ho letto però, in un [vecchio manuale per corrispondenti di provincia](https://example.org/manuali/corrispondenti), una frase che dovrebbe stare sopra ogni calendario:
`,
      {
        _type: 'pullQuote',
        text: 'Se oggi in paese non è successo niente, si scriva del tempo. Se anche il tempo è lo stesso di ieri, si vada a dormire.',
      },
      `
Andare a dormire, per chi fa il mio mestiere, è la cosa più difficile. C’è sempre qualcuno che pubblica più di te, alle ore giuste, con le parole del momento. Ma l’attenzione degli altri non è un rubinetto che si lascia aperto perché tanto l’acqua arriva: è **tempo di qualcuno**. E il tempo di qualcuno si chiede con garbo, e si restituisce con qualcosa dentro.

## E se il cliente non è d’accordo?

Capita. Di solito non ha paura di pubblicare poco: ha paura di sparire. Allora propongo un patto. Un mese solo, un taccuino vicino alla cassa, e la promessa di rimettere tutto com’era se la gente smette di entrare. Finora non è mai servito mantenerla.

Una cosa ancora, per onestà: pubblicare meno costa di più. Un testo che risponde chiede il doppio del tempo di un testo che riempie, perché prima bisogna ascoltare, poi capire, poi accorciare. Ma è tempo che si vede.

Adesso tocca a te: se domani potessi pubblicare **una cosa sola** in tutta la settimana, quale sarebbe?
`,
    ),
  }
}
