import type { SampleContext } from '../sampleContext.ts'
import {
  people,
  referTo,
  referToAll,
  referWeakly,
  type SampleDocument,
  slugOf,
} from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** How to describe pictures; has a translation, code and a Markdown block. */
export function fotografia({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-fotografia',
    _type: 'article',
    kicker: 'Cassetta degli attrezzi',
    title: 'Descrivere una fotografia a chi non la vede',
    language: 'it',
    slug: slugOf('descrivere-una-fotografia'),
    lead: 'Il testo alternativo non è una casella da riempire: è la più breve delle forme letterarie. Come si scrive, quando si tace, e che cosa ci insegna su quello che guardiamo.',
    category: referTo('sample-category-strumenti'),
    tags: referToAll('sample-tag-accessibilita', 'sample-tag-immagini', 'sample-tag-scrittura'),
    authors: referToAll(people.ottavia),
    translation: referWeakly('sample-article-photograph'),
    publishedAt: at(-14, '09:00'),
    commentsOpen: true,
    hero: figure('fotografia', {
      alt: 'Illustrazione: una macchina fotografica da cui, al posto di un’immagine, escono righe di testo nere e una rossa.',
      caption: 'Una fotografia, per chi ascolta, è fatta di parole.',
      credit: 'Illustrazione per Edicola',
    }),
    body: writeBody(
      `
«C’è mio nipote, ha in mano un pesce, ride e gli manca un dente.» Il signor Corrado, che non vede da vent’anni, sa a memoria tutte le fotografie del telefono di sua figlia, perché lei gliele legge così: soggetto, gesto, dettaglio. Non ha studiato. Ha capito da sola quello che molti manuali spiegano in sessanta pagine.

Ogni immagine pubblicata in rete può portare con sé una descrizione, che le sintesi vocali leggono a chi non vede e che compare quando l’immagine non arriva. Si chiama [*testo alternativo*](nota:In inglese «alternative text», abbreviato «alt» nel codice delle pagine. È del 1995, ed è tra le poche cose della rete di allora che funzionano ancora tali e quali.). È invisibile a quasi tutti, e forse per questo è quasi sempre scritto male.

## Tre domande prima di scrivere

1. **Perché questa immagine è qui?** Se la togliessi, che cosa mancherebbe a chi legge? Si descrive quello.
1. **Che cosa sa già chi è arrivato fin qui?** La didascalia non si ripete: la si completa.
1. **Come lo diresti al telefono?** In una frase, senza «immagine di», con le cose importanti all’inizio.

La stessa fotografia, in luoghi diversi, chiede descrizioni diverse. Un vassoio di paste, per la pasticceria, è «dodici bignè al caffè, glassa lucida, uno morsicato»; nell’articolo su un litigio di condominio è «il vassoio lasciato sul pianerottolo per fare pace».

## Quando si tace

Un filetto decorativo, un’ombra, la ventesima icona di una busta accanto alla parola *email*: se l’immagine non aggiunge niente, la descrizione giusta è vuota. Vuota, non assente. Nel codice la differenza è di un paio di virgolette, e per chi ascolta è la differenza fra il silenzio e sentirsi leggere \`IMG_20240311_def2.jpg\`.
`,
      {
        _type: 'codeBlock',
        language: 'html',
        filename: 'figura.html',
        code: '<!-- Vuota: la sintesi vocale passa oltre. -->\n<img src="filetto.svg" alt="">\n\n<!-- Piena: una frase, le cose importanti per prime. -->\n<figure>\n  <img src="corrado.jpg" alt="Un bambino ride con un pesce in mano; gli manca un dente.">\n  <figcaption>Lago di Varna, agosto.</figcaption>\n</figure>',
      },
      `
## Piccolo prontuario

Per comodità, ecco la tabella che distribuisco ai corsi. È scritta in Markdown, così si può copiare in qualunque taccuino.
`,
      {
        _type: 'markdown',
        markdown:
          '| Se è… | allora si scrive… | e non… |\n| --- | --- | --- |\n| una **persona** | chi è, che cosa fa | com’è vestita, se non conta |\n| un **grafico** | che cosa dimostra | ogni singolo numero |\n| una **schermata** | il testo che serve | «schermata» |\n| un **quadro** | ciò di cui parla l’articolo | tutto il quadro |\n\nUna prova: leggete ad alta voce la descrizione a qualcuno che ha gli occhi chiusi, e chiedete che cosa ha *visto*.',
      },
      `
## Un esercizio di sguardo

Faccio fare questo esercizio il primo giorno. Una fotografia, cinque minuti, una frase sola di venticinque parole. Le prime versioni sono inventari: «strada, alberi, bicicletta, persona». Poi qualcuno scrive «una donna spinge la bicicletta in salita, controvento, e sorride», e tutta la classe alza la testa, perché *quella* fotografia adesso la vedono.

Descrivere obbliga a decidere. Fra le mille cose che un’immagine contiene, quale la fa essere quella e non un’altra? È la domanda del caporedattore davanti a un titolo, del testimone davanti al giudice, di chi racconta un sogno a colazione. Chi impara a scrivere buone descrizioni, l’ho visto succedere ogni anno, comincia a scrivere meglio anche il resto.
`,
      {
        _type: 'pullQuote',
        text: 'Descrivere obbliga a decidere.',
      },
      `
Per chi vuole andare a fondo c’è un [albero delle decisioni](https://www.w3.org/WAI/tutorials/images/decision-tree/) in inglese, molto chiaro, e fra poco un laboratorio in cui ci si esercita insieme.
`,
      { _type: 'eventCard', event: referTo('sample-event-alt') },
      `
Quanto al signor Corrado, gli ho chiesto quale sia la fotografia più bella che ha. Ci ha pensato un po’. «Quella del pesce», ha detto. «Si sente ridere.»
`,
    ),
  }
}
