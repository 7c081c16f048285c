import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody, writeTable } from '../writeBody.ts'

/** How a correction travels; shows footnotes, a formula and a table. */
export function smentita({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-smentita',
    _type: 'article',
    kicker: 'Anatomia di…',
    title: 'La smentita arriva sempre a piedi',
    language: 'it',
    slug: slugOf('la-smentita-arriva-sempre-a-piedi'),
    lead: 'Una notizia sbagliata ha fatto il giro della provincia in cinque ore. La correzione ci ha messo nove giorni. Abbiamo seguito tutte e due, messaggio per messaggio, per capire dove si perde tempo.',
    category: referTo('sample-category-idee'),
    tags: referToAll('sample-tag-verifica', 'sample-tag-chat', 'sample-tag-numeri'),
    authors: referToAll(people.bruno),
    series: referTo('sample-series-anatomia'),
    publishedAt: at(-9, '07:45'),
    modifiedAt: at(-7, '11:10'),
    commentsOpen: true,
    hero: figure('smentita', {
      alt: 'Illustrazione: una freccia rossa attraversa veloce il foglio in alto; in basso, piccola, una persona la insegue a piedi con un foglio in mano.',
      caption: 'La notizia vola, la correzione cammina.',
      credit: 'Illustrazione per Edicola',
    }),
    body: writeBody(
      `
Alle 16.40 di un giovedì, in un gruppo di genitori di Borgo San Lazzaro, qualcuno scrive che la fontana della scuola è stata chiusa «per via dei topi». Non è vero: l’ha chiusa l’idraulico, per cambiare una guarnizione, e lo dice un cartello attaccato alla fontana stessa. Ma il cartello non si può inoltrare, il messaggio sì.

Alle 21.30 la notizia è in settantaquattro gruppi, nella pagina di una radio locale e nella domanda di un consigliere comunale. La fontana, riparata, funziona dalle 18.

## Cinque ore

Per ricostruire il percorso abbiamo chiesto a chi aveva ricevuto il messaggio di mostrarci da dove arrivava, e poi di nuovo, all’indietro, [fino al primo](nota:Hanno partecipato 312 persone. I numeri sono arrotondati; i nomi dei gruppi non compaiono, perché non servono a capire.). Ne è venuto fuori un albero con una proprietà che chi lavora in rete conosce bene: ogni persona lo passava, in media, a poco più di una. Poco più di una basta. Se ciascuno lo inoltra a *k* persone, dopo *n* passaggi i lettori sono
`,
      { _type: 'math', tex: 'L(n) = \\sum_{i=0}^{n} k^{\\,i} = \\frac{k^{\\,n+1} - 1}{k - 1}' },
      `
e con *k* = 1,4 (il valore che abbiamo misurato) dopo quindici passaggi si superano i cinquecento. Con *k* = 0,9 il messaggio si ferma da solo intorno alla decima persona. Fra un pettegolezzo e un’epidemia c’è mezzo inoltro a testa.

## Nove giorni

La correzione l’ha scritta la preside il venerdì mattina: chiara, gentile, con la fotografia della guarnizione. È stata letta da quasi tutti quelli che l’hanno ricevuta. Il guaio è che l’hanno ricevuta in pochi.
`,
      writeTable(
        ['', 'La notizia', 'La correzione'],
        ['Gruppi raggiunti', '74', '19'],
        ['Inoltri per persona', '1,4', '0,3'],
        ['Tempo per la metà dei gruppi', '2 ore', '4 giorni'],
        ['Chi la ricorda dopo un mese', '61%', '22%'],
      ),
      `
Perché una viaggia e l’altra no? Non per cattiveria. Alle persone che avevano inoltrato la prima e non la seconda abbiamo chiesto soltanto: come mai? Le risposte si somigliano. **«Mi vergognavo.»** Correggersi in un gruppo di sessanta persone costa più che sbagliarsi. **«Pensavo l’avesse già fatto qualcuno.»** È il vecchio problema del portone che tutti credono chiuso da un altro. **«Non era più interessante.»** Questa è la più onesta.
`,
      {
        _type: 'pullQuote',
        text: 'Correggersi in un gruppo di sessanta persone costa più che sbagliarsi.',
      },
      `
## Che cosa ha funzionato

A Borgo San Lazzaro, alla fine, la fontana è stata riabilitata. Non dal comunicato ma da tre piccole cose, che annotiamo perché costano poco.

- **Una fotografia brutta ma vera.** L’immagine della guarnizione rotta, sfocata, con un dito davanti all’obiettivo, è stata inoltrata sei volte più del testo. Nessuno ritocca una guarnizione.
- **Una frase che salva la faccia.** La maestra di 3ª B ha scritto: «Ci ero cascata anch’io, era solo l’idraulico». Da quel messaggio gli inoltri sono triplicati: correggersi era diventato spiritoso.
- **Lo stesso percorso.** Qualcuno ha risalito i gruppi uno per uno, chiedendo a chi aveva passato la prima di passare anche la seconda. Ha impiegato un pomeriggio.

## Una lezione di idraulica

Una smentita ben scritta serve a poco se non percorre gli stessi tubi. È una questione di condotte, più che di acqua: bisogna sapere da dove la notizia è passata, e chiedere, per favore, di riaprire ogni rubinetto. È lungo e un po’ umiliante, e infatti non lo fa quasi nessuno.

La prima cosa da fare, quando ci accorgiamo di aver inoltrato una sciocchezza, è dunque la meno comoda: tornare nello stesso gruppo, alla stessa ora, e dire «mi ero sbagliato». Meglio se con una battuta.

__Aggiornamento.__ ~~I gruppi raggiunti dalla correzione erano 17~~: sono 19. Ce lo ha segnalato un lettore, nello stesso gruppo in cui avevamo scritto il primo numero. Grazie.
`,
    ),
  }
}
