import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** An article as agencies write them: outline, bold lead-ins, two pictures, chosen related articles. */
export function vetrina({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-vetrina',
    _type: 'article',
    kicker: 'Piccole imprese',
    title: 'La vetrina e la strada: stare sui social senza perdere la bottega',
    language: 'it',
    slug: slugOf('la-vetrina-e-la-strada'),
    lead: 'Una ferramenta, una libreria e una sartoria hanno provato per un anno a usare i social come si usa una vetrina: per far entrare, non per farsi guardare. Ecco che cosa hanno imparato, con i conti.',
    category: referTo('sample-category-mestiere'),
    tags: referToAll('sample-tag-strategia', 'sample-tag-immagini', 'sample-tag-numeri'),
    authors: referToAll(people.nives),
    related: referToAll(
      'sample-article-meno',
      'sample-article-newsletter',
      'sample-article-fotografia',
    ),
    publishedAt: at(-7, '08:30'),
    commentsOpen: true,
    hero: figure('vetrina', {
      alt: 'Illustrazione: la vetrina di una bottega con una tenda a righe rosse; dentro, attrezzi appesi in ordine come parole in una riga.',
      caption: 'La vetrina della ferramenta Olmi, a Castelverde: cambia ogni lunedì dal 1974.',
      credit: 'Illustrazione dell’agenzia Lampara',
    }),
    body: writeBody(
      `
Una vetrina non serve a farsi ammirare. Serve a far capire, a chi passa, tre cose in quattro secondi: che cosa si vende, se è roba per lui, se può entrare senza sentirsi in imbarazzo. Quando l’agenzia Lampara ha cominciato a lavorare con tre negozi di Castelverde, la proposta è stata tutta qui: trattare i profili sociali come vetrine, e misurare non chi guarda, ma chi entra.

## Il punto di partenza

### Tre negozi, nessun «contenuto»

Una ferramenta di famiglia, una libreria per ragazzi, una sartoria con due macchine. Nessuno dei tre aveva tempo, e nessuno voleva *produrre contenuti*. «Io di contenuti ho i cassetti pieni», ci ha detto il titolare della ferramenta. «Quando mi dissero “devi raccontarti”, pensai: ‘E a chi? Mi conoscono tutti’.» Aveva ragione a metà. Lo conoscevano tutti quelli sopra i cinquant’anni.

### La domanda giusta

Invece di chiedere che cosa pubblicare, abbiamo chiesto: **che cosa vi domandano più spesso?** Ne è nato un elenco di sessanta voci per negozio. È stato il calendario di un anno.

## Le quattro regole della vetrina

**Una cosa sola per volta.** Una vetrina con tutto non mostra niente. Ogni lunedì un oggetto, una domanda, una risposta. La ferramenta ha cominciato da un tassello: a che muro serve, quanto regge, perché ce ne sono di grigi e di gialli.

**Il prezzo si dice.** È la regola che spaventa di più e che ha funzionato meglio. Nascondere il prezzo fa sembrare cara anche una cerniera. Da quando la sartoria scrive «orlo dei pantaloni: 12 euro, due giorni», le telefonate per chiederlo sono finite, e gli orli sono raddoppiati.

**Si vede una faccia.** Non un sorriso di repertorio: la persona che troverai al banco, con il suo nome. La libreria firma ogni consiglio; i bambini entrano e chiedono «della signora del drago».

**La strada torna in vetrina.** Chi entra grazie a un messaggio viene ringraziato, con il permesso di raccontarlo. È la parte che gli altri copiano meno, ed è quella che tiene in piedi il resto.
`,
      figure('banco', {
        alt: 'Illustrazione: un banco di bottega visto di fronte, con una bilancia, un quaderno aperto e una lampada accesa.',
        caption:
          'Il quaderno delle domande sta accanto alla cassa: è da lì che nasce ogni pubblicazione.',
        credit: 'Illustrazione dell’agenzia Lampara',
      }),
      `
## I conti

### Quanto costa

Tre ore alla settimana per negozio, comprese le risposte. **Due ore al banco** (ad ascoltare e fotografare), **una alla scrivania**. Nessuna inserzione per i primi sei mesi; poi cinquanta euro al mese, solo intorno al paese.

### Quanto rende

Abbiamo chiesto a chi entrava: «Come mai oggi?». In un anno 1.140 persone hanno risposto, più o meno, «l’ho visto sul telefono». Non tutte hanno comprato; ma lo scontrino medio di chi lo ha fatto è stato di 23 euro. Tolto il costo del lavoro, il guadagno c’è, ed è modesto: *una vetrina, appunto, non un miracolo*.

### Che cosa non ha funzionato

I video. Li abbiamo fatti bene, li hanno guardati in tanti, da lontano: Bari, Lugano, una volta l’Uruguay. Nessuno di loro aveva bisogno di un tassello a Castelverde. «Bellissimi», ha concluso il titolare, «ma a me servirebbe “quel signore di via Mazzini che diceva: ‘Un giorno passo’”, e che poi passasse.»

## Da dove cominciare

**Lunedì.** Un quaderno accanto alla cassa: si annota ogni domanda, con la data.

**Martedì e mercoledì.** Ancora domande. Resistere alla tentazione di pubblicare.

**Giovedì.** Si sceglie la domanda più frequente e si scrive la risposta in quattro righe, come la si direbbe a voce.

**Venerdì.** Una fotografia, con una [descrizione per chi non la vede](ref:sample-article-fotografia), il prezzo, il nome. Si pubblica. Poi si chiude il telefono e si torna al banco, dove intanto è entrato qualcuno.
`,
      {
        _type: 'callToAction',
        text: 'Hai una bottega e un cassetto pieno di domande? L’agenzia Lampara presta il suo quaderno: sessanta righe, una cordicella, una penna.',
        label: 'Chiedi il quaderno',
        url: 'mailto:quaderno@lampara.example',
      },
    ),
    seo: {
      title: 'Social per botteghe: la vetrina e la strada',
      description:
        'Ferramenta, libreria e sartoria: un anno di social usati come una vetrina. Quattro regole, i conti e una settimana per cominciare.',
    },
  }
}
