import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** Why letters by mail last; shows an event, a promotion, a video and an invitation. */
export function newsletter({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-newsletter',
    _type: 'article',
    kicker: 'Corrispondenze',
    title: 'La newsletter è una lettera, e le lettere si firmano',
    language: 'it',
    slug: slugOf('la-newsletter-e-una-lettera'),
    lead: 'Nessun algoritmo decide se arriverà, nessuna piattaforma può chiuderla di notte. Ma tra il volantino e la lettera c’è una differenza, e si vede dalla prima riga.',
    category: referTo('sample-category-strumenti'),
    tags: referToAll('sample-tag-newsletter', 'sample-tag-scrittura', 'sample-tag-strategia'),
    authors: referToAll(people.bruno, people.nives),
    publishedAt: at(-30, '08:15'),
    commentsOpen: true,
    hero: figure('newsletter', {
      alt: 'Illustrazione: un piccione in volo porta nel becco una busta con un sigillo rosso; sotto, i tetti di una città.',
      caption: 'Il piccione viaggiatore non chiedeva mai di accettare i cookie.',
    }),
    body: writeBody(
      `
Ogni tanto qualcuno annuncia che la posta elettronica è morta. Lo annuncia, di solito, per posta elettronica. Intanto le lettere periodiche, quelle che con parola inglese chiamiamo [newsletter](lingua:en), sono diventate il posto in cui molti di noi leggono le cose più belle della settimana. Vale la pena di chiedersi perché, prima che anche questo cortile venga asfaltato.

## Che cosa promette una lettera

Una lettera promette tre cose: che qualcuno l’ha scritta, che l’ha scritta a te, che puoi rispondere. Il volantino non ne promette nessuna. La maggior parte delle newsletter che riceviamo sono volantini piegati in quattro e infilati in una busta: il mittente è un ufficio, l’indirizzo comincia con \`noreply\`, la prima riga dice «se non visualizzi correttamente questo messaggio».

Basta rovesciare le tre promesse per avere un metodo.

### Qualcuno l’ha scritta

Si firma con un nome, e lo si mette nel mittente. Si scrive in prima persona, anche plurale, ma con un *noi* dietro cui ci siano delle persone. Se chi firma cambia, si dice: «questa settimana scrivo io, che di solito correggo le bozze».

### L’ha scritta a te

Non vuol dire «Ciao [NOME]», che è anzi il contrario. Vuol dire immaginare un lettore solo. Bruno tiene sul monitor la fotografia di sua cugina Piera, che fa l’ostetrica e legge in treno: se una frase non la diresti a Piera, si taglia. Le newsletter scritte a tutti sono lette come i cartelli in stazione.

### Puoi rispondere

E qualcuno legge. È la parte che costa, ed è quella che conta: un terzo delle nostre idee di quest’anno è arrivato in risposta a una lettera. Chi disattiva le risposte risparmia una casella di posta e butta via la redazione più grande che avrà mai.
`,
      {
        _type: 'embed',
        url: 'https://www.youtube.com/watch?v=Ed1c0la_001',
        provider: 'youtube',
        text: 'La prima riga\nIn dodici minuti, cinque aperture di lettere vere (e perché tre finiscono nel cestino).',
        author: 'Scuola Calamaio',
        attribution: 'Video della Scuola Calamaio',
        publishedAt: at(-60, '12:00'),
      },
      `
## Quanto spesso? Quando c’è qualcosa

La domanda che ci fanno di più è sulla frequenza. La risposta onesta è un’altra domanda: quante volte al mese hai qualcosa da dire a Piera? Per noi sono due. Abbiamo provato con quattro e le lettere, a leggerle di seguito, si somigliavano come cartoline dello stesso mare.

Il giorno e l’ora contano meno di quanto si legga in giro. Conta la *puntualità*: chi aspetta una lettera al sabato mattina le ha già fatto posto, tra il caffè e il giornale. Tradire l’appuntamento per inseguire un punto percentuale di aperture è un pessimo affare.

## Le cose noiose, che sono le più importanti

- **L’iscrizione si conferma**, con un secondo messaggio. Meno iscritti, tutti veri.
- **Andarsene dev’essere facile** come entrare: un collegamento, un clic, nessuna faccia triste.
- **Niente spie.** I contatori nascosti nelle immagini dicono poco e chiedono molto. Noi li abbiamo tolti: ora, per sapere se una lettera è piaciuta, leggiamo le risposte.
- **L’elenco è tuo.** Si può esportare, tenere in un cassetto, portare altrove. È l’unica cosa che nessuna piattaforma ti può spegnere.
`,
      {
        _type: 'promoBanner',
        lineOne: 'Scrivere lettere che si aspettano',
        lineTwo: 'Quattro sere in piccolo gruppo alla Scuola Calamaio',
        offer: 'Chi legge Edicola paga la metà',
        label: 'Guarda il programma',
        url: 'https://example.org/calamaio/lettere',
        expiresAt: at(45, '23:59'),
      },
      `
## La prova del cassetto

Un modo per sapere se state scrivendo lettere o volantini c’è, e viene dalla carta. Immaginate che tra vent’anni qualcuno ritrovi in un cassetto tutte quelle che avete mandato. Le leggerà? Se la risposta è «qualcuna», siete già sulla buona strada. Le altre erano, appunto, volantini: utili un giorno, e va bene così, purché non siano tutte.

Ne parliamo dal vivo, leggendo ad alta voce le lettere di chi viene.
`,
      { _type: 'eventCard', event: referTo('sample-event-notte') },
      {
        _type: 'callToAction',
        text: 'Edicola manda due lettere al mese. Scritte da qualcuno, a te; e puoi rispondere.',
        label: 'Scrivici per riceverle',
        url: 'mailto:lettere@edicola.example?subject=Vorrei%20le%20lettere',
      },
    ),
  }
}
