import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** An essay of long paragraphs whose quoted phrases are links. */
export function risposta({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-risposta',
    _type: 'article',
    kicker: 'Saggio',
    title: 'Elogio della risposta lenta',
    language: 'it',
    slug: slugOf('elogio-della-risposta-lenta'),
    lead: 'Abbiamo costruito macchine che consegnano le parole in un istante, e ne abbiamo dedotto che in un istante si debba anche rispondere. Ma nessuna delle due cose obbliga all’altra.',
    category: referTo('sample-category-idee'),
    tags: referToAll(
      'sample-tag-scrittura',
      'sample-tag-moderazione',
      'sample-tag-tempo',
      'sample-tag-chat',
    ),
    authors: referToAll(people.ottavia),
    publishedAt: at(-12, '10:00'),
    featured: true,
    commentsOpen: true,
    hero: figure('risposta', {
      alt: 'Illustrazione: due profili si guardano da lontano, uniti da un lungo filo che forma molte anse prima di arrivare.',
      caption: 'Tra una domanda e la sua risposta c’è un luogo, e ci si può abitare.',
    }),
    body: writeBody(
      `
C’è un momento, quando si scrive una lettera, in cui la lettera è finita e non è ancora partita. Chi ne ha scritte lo ricorda: la busta sul mobile dell’ingresso, a volte per un giorno intero, con dentro parole già decise eppure ancora nostre. Si poteva aprire, aggiungere una riga, stracciare. Di quel momento non parla nessuna storia delle comunicazioni, perché non è un’invenzione ma un intervallo; eppure ho il sospetto che facesse la maggior parte del lavoro. La posta elettronica lo ha accorciato, la messaggistica lo ha abolito, e noi abbiamo chiamato progresso le due cose insieme, senza distinguere la velocità con cui una frase viaggia da quella con cui viene pensata.

Ne discutevo qualche settimana fa con Irene Castagneri, urbanista del Laboratorio Soglie, che di intervalli si intende perché progetta ingressi. [«La soglia non è una perdita di spazio»](https://example.org/soglie/la-soglia-non-e-una-perdita), sostiene in un suo libretto che circola fotocopiato più che stampato: un edificio senza androne costa meno e vale meno, perché chi entra si ritrova in casa con il cappotto addosso e la testa ancora per strada. Le conversazioni in rete, diceva, sono case senza androne. Si passa dall’autobus all’accusa in un gesto, e ci si meraviglia che si tenga il cappotto.

L’obiezione è nota, e non va liquidata: la lentezza è un lusso. Chi lavora in un servizio clienti, chi ha un figlio fuori casa, chi aspetta un referto non ha tempo per gli androni. Lo ricorda Samira Ben Alì, mediatrice della cooperativa Il Tavolo, quando distingue fra [«le risposte che servono e quelle che sfogano»](https://example.org/iltavolo/rispondere): le prime devono essere rapide, perché qualcuno ne ha bisogno per continuare la giornata; le seconde sembrano urgenti soltanto a chi le scrive. Il criterio che propone è pratico. Se la risposta contiene un’informazione, la si manda subito. Se contiene un giudizio, la si lascia sul mobile dell’ingresso. Quasi sempre, aggiunge, il mattino dopo contiene un’informazione anche quella.

Mi pare che il punto non sia rallentare le macchine, e nemmeno rimpiangere il francobollo. È restituire alle persone la facoltà di *non rispondere ancora*, che è diversa dal non rispondere. La prima è una promessa, la seconda un rifiuto; ma sullo schermo, dopo venti minuti, si somigliano come due gocce d’acqua, e infatti la più diffusa delle angosce contemporanee è un verbo al participio: *visualizzato*. In una corrispondenza di carta il silenzio aveva molte spiegazioni, tutte benevole: la posta, la pioggia, la distanza. Oggi ne ha una sola, e ci riguarda. Non è la fretta, insomma, a farci male; è la scomparsa delle scuse.

Se è così, il rimedio è linguistico prima che tecnico, e costa sei parole: [«Ti ho letto, ti rispondo domani»](https://example.org/soglie/ti-ho-letto). L’ho visto usare in una redazione, poi in una scuola, poi in [una chat di condominio](ref:sample-article-condominio), sempre con lo stesso effetto: la conversazione non si interrompe, cambia passo. Chi ha scritto sa di essere stato accolto; chi deve rispondere ha riavuto il suo mobile dell’ingresso. E domani, di solito, la risposta è più corta, perché nel frattempo ha perduto la parte che serviva soltanto a chi la scriveva. A un corso ho chiesto di provarci per una settimana e di contare. Su trecentodieci risposte rimandate, quarantadue non sono mai partite: non perché dimenticate, ma perché, il giorno dopo, non ce n’era più bisogno. Le altre erano, in media, un terzo più brevi. Nessun destinatario si è lamentato dell’attesa; parecchi hanno ringraziato per la risposta, cosa che a una replica istantanea non capita mai, come non si ringrazia un’eco.

Resta la questione di chi risponda per mestiere. A questi, che sono i miei studenti, dico una cosa che a loro sembra una provocazione: la risposta lenta è un servizio premium, e va offerta a tutti. Vuol dire leggere fino in fondo, prima. Vuol dire chiedersi quale domanda ci sia dietro la domanda, che è poi il mestiere di chi insegna e di chi vende bulloni. Vuol dire, qualche volta, alzare il telefono. [«La gentilezza è una forma di precisione»](https://example.org/calamaio/gentilezza-e-precisione), ripeteva una vecchia correttrice di bozze della Scuola Calamaio, e correggeva con la matita morbida, perché si potesse cancellare.

Questo saggio, per coerenza, è rimasto sei settimane in un cassetto. Ne è uscito di un terzo più corto e con un’opinione in meno. Chi non fosse d’accordo può lasciare un commento qui sotto o scriverci dalla [pagina dei contatti](ref:sample-page-contatti): risponderò, con calma.
`,
    ),
  }
}
