import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { type SampleObject, writeBody } from '../writeBody.ts'

const tweet = (number: number, words: Record<string, string>): SampleObject => ({
  _type: 'embed',
  url: `https://twitter.com/example/status/${number}`,
  provider: 'twitter',
  ...words,
})

/** The report of an event: people, places, hashtags, and tweets whose words are kept here. */
export function piazze({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-piazze',
    _type: 'article',
    kicker: 'Siamo stati a',
    title: 'Piazze connesse: che cosa resta quando si spengono i telefoni',
    language: 'it',
    slug: slugOf('piazze-connesse-che-cosa-resta'),
    lead: 'Duecento persone, una ex filanda, quattro ore per chiedersi se i gruppi locali facciano bene alle città. Il resoconto di un pomeriggio in cui si è parlato molto di pianerottoli e poco di algoritmi.',
    category: referTo('sample-category-incontri'),
    tags: referToAll('sample-tag-comunita-locali', 'sample-tag-eventi', 'sample-tag-moderazione'),
    authors: referToAll(people.ottavia),
    publishedAt: at(-20, '18:20'),
    commentsOpen: true,
    hero: figure('piazza', {
      alt: 'Illustrazione: una piazza vista dall’alto, piena di piccole figure; un cerchio rosso le unisce al centro.',
      caption: 'Nell’ex filanda le sedie erano disposte in cerchio: nessuna prima fila.',
      credit: 'Illustrazione per Edicola',
    }),
    body: writeBody(
      `
**Fiorana, Ex Filanda Malvezzi.** Organizzato dal Comitato Piazze connesse con l’associazione Lampioni, in collaborazione con la Scuola Calamaio, moderato da Bruno Tavecchi: il pomeriggio di #PiazzeConnesse è cominciato con un gesto semplice. All’ingresso, una cassettiera da merceria. Ogni persona lasciava il telefono in un cassetto e riceveva un bottone numerato. «Ve lo ridiamo se dite la parola d’ordine», ha scherzato chi stava al banco. La parola d’ordine era *buonasera*.

Chi ha parlato: l’urbanista Irene Castagneri (Laboratorio Soglie), la mediatrice Samira Ben Alì (cooperativa Il Tavolo), l’assessore alla partecipazione di Fiorana, e chi scrive. Chi ha ascoltato: amministratori di gruppi, insegnanti, due vigili, una classe di quinta, molti curiosi.
`,
      { _type: 'eventCard', event: referTo('sample-event-piazze') },
      `
## #PiazzeConnesse, ovvero: dove si incontra la gente?

Irene Castagneri ha aperto mostrando due mappe della stessa città. Nella prima, i punti sono le panchine; nella seconda, i gruppi locali. «Si somigliano in modo imbarazzante», ha detto. «Dove abbiamo tolto le panchine sono nati i gruppi. La gente un posto per sedersi se lo trova sempre.» La sala ha riso, poi ha smesso, perché subito dopo è comparsa la terza mappa: i luoghi in cui mancano sia le une sia gli altri.
`,
      tweet(1001, {
        text: 'Dove abbiamo tolto le panchine sono nati i gruppi.\n\nIrene Castagneri mostra tre mappe di Fiorana e la sala ammutolisce. #PiazzeConnesse',
        author: '@lampioni_esempio',
        attribution: 'Associazione Lampioni su X',
        publishedAt: at(-25, '15:12'),
      }),
      `
## #ModerareStanca: il lavoro che non si vede

Il momento più intenso è stato quello di Samira Ben Alì, che da nove anni media conflitti tra vicini e da quattro lo fa anche in rete. Ha letto, senza nomi, la prima riga di dodici liti. Cominciavano tutte con la parola *qualcuno*: «qualcuno ha lasciato», «qualcuno dovrebbe», «qualcuno qui crede».

«Quando in un gruppo compare *qualcuno*», ha spiegato, «io so che ho circa venti minuti. Poi quel qualcuno prende una faccia, e di solito è la faccia sbagliata.» Il suo consiglio è disarmante: rispondere subito, in privato e a voce. *Mai* con un cartello nel gruppo.
`,
      tweet(1002, {
        text: '«Quando compare la parola QUALCUNO ho venti minuti.» @samirabenali_esempio spiega la mediazione meglio di tre manuali. #ModerareStanca',
        author: '@quintaB_esempio',
        attribution: 'La classe quinta B su X',
        publishedAt: at(-25, '16:03'),
      }),
      `
Dal pubblico, il signor Aldo, che amministra il gruppo di una frazione di trecento anime: «Io chiudo i commenti all’ora di cena. Non per cattiveria, è che cenano tutti, e a stomaco pieno ci si capisce di più». Applausi.

### L’autocitazione che mi tocca fare

Nel mio intervento ho ripetuto una frase che chi legge queste pagine conosce, e che riporto solo perché in sala qualcuno me l’ha contestata:

> Una comunità non si gestisce: si frequenta.

«Bello», ha detto una ragazza della quinta, «ma chi la frequenta alle due di notte, quando arriva l’insulto?» Ha ragione lei. Frequentare è una parola elegante per un lavoro che oggi ricade, quasi sempre gratis, su poche persone: donne, in due casi su tre, secondo i questionari raccolti quel giorno. La mia frase, d’ora in poi, avrà una coda: *si frequenta, a turno*.

## #ATurno: le tre proposte uscite dal cerchio

L’ultima ora si è lavorato in gruppi di sei. Ne sono uscite molte idee e tre proposte che l’assessore si è impegnato a portare in giunta:

1. Un **registro dei gruppi locali**, volontario, con il nome di almeno due persone che si alternano.
1. Una **sala civica al mese**, gratuita, per ogni gruppo che voglia incontrarsi dal vivo.
1. Un **corso di primo soccorso**, ma per conversazioni: come si ferma una lite, come si corregge una notizia, quando si chiama qualcuno.
`,
      tweet(1003, {
        text: 'Ridati i telefoni, nessuno che se ne va. Sono le otto e la piazza è ancora qui. #PiazzeConnesse #ATurno',
        author: '@fiorana_esempio',
        attribution: 'Comune di Fiorana su X',
        publishedAt: at(-25, '20:01'),
      }),
      `
## In conclusione

Alle diciannove si sono riaperti i cassetti. Mi aspettavo la corsa; invece per un quarto d’ora duecento persone sono rimaste lì, con il bottone in mano, a finire la frase. È questo che resta quando si spengono i telefoni: le frasi da finire.

La seconda edizione è in preparazione. Chi vuole dare una mano può scrivere dalla pagina dei [contatti](ref:sample-page-contatti).
`,
    ),
  }
}
