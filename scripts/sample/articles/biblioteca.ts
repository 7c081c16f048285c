import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** A library that talks to a small town; shows a gallery and a numbered list. */
export function biblioteca({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-biblioteca',
    _type: 'article',
    kicker: 'Piccole comunità',
    title: 'La biblioteca che risponde a tutti (anche a chi chiede del campo da bocce)',
    language: 'it',
    slug: slugOf('la-biblioteca-che-risponde-a-tutti'),
    lead: 'A Valdorba di Sotto la biblioteca civica ha più lettori che abitanti. Merito di un foglio appeso al bancone, di una bibliotecaria ostinata e di una pagina sociale che non promuove niente.',
    category: referTo('sample-category-comunita'),
    tags: referToAll('sample-tag-comunita-locali', 'sample-tag-biblioteche'),
    authors: referToAll(people.bruno, people.ottavia),
    series: referTo('sample-series-piccole-comunita'),
    publishedAt: at(-16, '08:00'),
    commentsOpen: true,
    hero: figure('biblioteca', {
      alt: 'Illustrazione: una fila di grandi libri in piedi come case di un paese; uno, rosso, ha una porta aperta e una finestra illuminata.',
      caption: 'Valdorba di Sotto ha 1.870 abitanti e 2.104 tessere di biblioteca.',
    }),
    body: writeBody(
      `
La prima domanda della giornata arriva alle otto e dieci, e non riguarda i libri: «Sapete se il campo da bocce è agibile?». La bibliotecaria potrebbe rispondere che non è competenza sua. Invece si affaccia alla finestra, guarda il campo, torna alla tastiera: «Agibile, ma bagnato in fondo. Portate la scopa».

Il messaggio resta sulla pagina della biblioteca civica di Valdorba di Sotto, tra la segnalazione di un romanzo e l’orario di Natale, e riceve più apprezzamenti di entrambi. È cominciato così, sei anni fa, quasi per sbaglio, uno degli esperimenti di comunicazione pubblica più felici che ci sia capitato di visitare.

## Un foglio, poi una pagina

Prima della pagina c’era un foglio. «Appeso al bancone, con una penna legata», racconta la direttrice. «In alto avevo scritto: *Che cosa vorreste sapere?* Pensavo a richieste di libri. Hanno chiesto l’orario della corriera, come si toglie la resina dai pantaloni, chi fosse la ragazza nella fotografia del 1958». La biblioteca ha cominciato a rispondere, sullo stesso foglio, con calma e citando le fonti. Quando il foglio è diventato un quaderno, e il quaderno tre, qualcuno ha proposto di metterli in rete.
`,
      {
        _type: 'gallery',
        images: [
          {
            ...figure('scaffali', {
              alt: 'Illustrazione: scaffali pieni di libri, con un vuoto a forma di casa.',
              caption: 'Lo scaffale delle domande.',
            }),
            _key: 'galleria-scaffali',
          },
          {
            ...figure('lettrice', {
              alt: 'Illustrazione: una persona legge sotto una grande lampada rossa.',
              caption: 'La sala, il giovedì sera.',
            }),
            _key: 'galleria-lettrice',
          },
          {
            ...figure('bancone', {
              alt: 'Illustrazione: due mani si passano un libro sopra un bancone.',
              caption: 'Il prestito è anche una conversazione.',
            }),
            _key: 'galleria-bancone',
          },
        ],
      },
      `
Oggi le domande sono una quarantina al giorno. Tre su quattro non hanno a che fare con i libri, e la direttrice non vede dove stia il problema: «Una biblioteca è un posto dove si va a sapere le cose. Poi, siccome ci sei, prendi un libro». I numeri le danno ragione: da quando la pagina esiste, i prestiti sono cresciuti di due terzi.

## Il metodo Valdorba

Abbiamo chiesto di vedere come lavorano. Il metodo, se si può chiamare così, sta in quattro righe attaccate al monitor.

1. Si risponde **a tutti**, entro la giornata, anche solo per dire «non lo so, ma m’informo».
1. Si dice sempre **da dove viene** la risposta: il numero di pagina, la persona, l’ufficio.
1. Non si pubblica nulla che nessuno abbia chiesto, **tranne il venerdì**.
1. Il venerdì si pubblica una cosa bella, e basta.

Il terzo punto è il più radicale. Niente calendario editoriale, niente giornate mondiali, nessun «buon lunedì». La pagina parla solo quando qualcuno le parla. E proprio per questo, quando parla lei, il venerdì, il paese si ferma a leggere.
`,
      {
        _type: 'pullQuote',
        text: 'Una biblioteca è un posto dove si va a sapere le cose. Poi, siccome ci sei, prendi un libro.',
        attribution: 'La direttrice della biblioteca di Valdorba di Sotto',
        sourceUrl: 'https://example.org/valdorba/quaderni',
      },
      `
## La ragazza del 1958

Della ragazza nella fotografia si è poi saputo il nome. È successo un venerdì. La biblioteca ha pubblicato l’immagine con una didascalia onesta: «Non sappiamo chi sia. Dietro c’è scritto *L., festa dell’uva*. Chi ha un’idea?». In tre ore sono arrivate centododici ipotesi, undici fotografie della stessa festa e, alle sei del pomeriggio, un messaggio da Rosario, in Argentina: «È mia madre. Ha ottantatré anni e sta bene. Le ho letto i vostri commenti e piange, ma di quelle belle».

Adesso la fotografia è in sala, accanto al quaderno numero uno. Sotto, la didascalia definitiva, con data, luogo, nome e fonte: come si fa in biblioteca.

## Si può copiare?

Sì, dicono a Valdorba, e qualcuno sta già copiando. Ma avvertono che la parte difficile non è la tecnica. È accettare che la gente arrivi con domande che non avevi previsto, e considerarle il tuo lavoro invece di un’interruzione. Chi gestisce una pagina pensa quasi sempre a che cosa pubblicare; la direttrice, invece, ogni mattina apre la finestra e guarda il campo da bocce.

Del resto della serie, chi ama le comunità piccole può leggere [il racconto della scala B](ref:sample-article-condominio).
`,
    ),
  }
}
