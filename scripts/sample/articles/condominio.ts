import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody, writeTable } from '../writeBody.ts'

/** A report from the chat group of an apartment house; opens the front page and has the longest thread. */
export function condominio({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-condominio',
    _type: 'article',
    kicker: 'Scala B',
    title: 'Quarantuno persone e un gatto: anatomia di una chat di condominio',
    language: 'it',
    slug: slugOf('anatomia-di-una-chat-di-condominio'),
    lead: 'Nata per ritrovare un gatto, è diventata bacheca, tribunale, banca del tempo. Per un mese abbiamo letto (con il permesso di tutti) i messaggi di una scala di via dei Mulini, e abbiamo capito che cosa tiene insieme un gruppo.',
    category: referTo('sample-category-comunita'),
    tags: referToAll('sample-tag-chat', 'sample-tag-comunita-locali', 'sample-tag-moderazione'),
    authors: referToAll(people.bruno),
    series: referTo('sample-series-piccole-comunita'),
    publishedAt: at(-2, '07:30'),
    featured: true,
    commentsOpen: true,
    hero: figure('condominio', {
      alt: 'Illustrazione: la facciata di un palazzo di sera, molte finestre accese; da una esce un fumetto rosso, su un davanzale siede un gatto.',
      caption: 'La scala B ha ventidue appartamenti, quarantuno telefoni e un gatto.',
      credit: 'Linoleografia digitale per Edicola',
    }),
    body: writeBody(
      `
Il gatto si chiama Ugo ed è tornato da solo, tre giorni dopo, con l’aria di chi non deve spiegazioni a nessuno. Ma intanto il gruppo c’era. Lo aveva aperto la signora del terzo piano alle sei e mezza di un mattino di marzo: «Buongiorno, scusate l’ora, qualcuno ha visto Ugo?». A mezzogiorno gli iscritti erano diciannove, la sera trentadue. Nessuno, a gatto ritrovato, ha avuto il coraggio di chiuderlo.

Sono passati quattro anni. Oggi la chat della scala B conta quarantuno persone, più degli abitanti: ci sono i figli che vivono altrove, una badante che ha cambiato famiglia ma non quartiere, l’idraulico. Per trenta giorni, con il consenso di tutti e a nomi cambiati, l’abbiamo letta come si legge un giornale. E un giornale, in effetti, lo è.

## Che cosa si dice in una scala

Abbiamo contato [1.214 messaggi](nota:Il conteggio comprende note vocali e fotografie, ed esclude le reazioni con un simbolo, che da sole sarebbero state più di tremila.). La sorpresa è quanto poco si litighi: i messaggi che gli stessi condomini definiscono «tesi» sono 58, meno di uno su venti, e quasi tutti cadono in due sere. Il resto è una macchina discreta e utile.
`,
      writeTable(
        ['Di che cosa si parla', 'Messaggi', 'Ora di punta'],
        ['Consegne, chiavi, ascensore', '402', '18–20'],
        ['Auguri, foto, battute', '371', '8–9'],
        ['Prestiti e favori', '223', '10–12'],
        ['Notizie del quartiere', '160', '13–14'],
        ['Discussioni', '58', '21–23'],
      ),
      `
La colonna più interessante è quella delle ore. Le discussioni nascono quando si è stanchi e si scrive con il pollice, dal divano; i favori si chiedono al mattino, in piedi, con il caffè in mano. «Dopo le nove di sera», dice la moderatrice, «io il telefono lo metto nel cassetto delle posate. Chi ha un’emergenza suona».
`,
      {
        _type: 'pullQuote',
        text: 'Dopo le nove di sera il telefono lo metto nel cassetto delle posate. Chi ha un’emergenza suona.',
        attribution: 'La moderatrice della scala B',
      },
      `
## La regola sola

La moderatrice ha settantun anni, ha insegnato matematica alle medie e non ha mai voluto chiamarsi [amministratrice](lingua:it). In quattro anni ha scritto una regola sola e l’ha fissata in cima:

> Qui si scrive solo ciò che si direbbe per le scale, con la porta aperta.

Funziona, spiega, perché non elenca divieti: chiede di immaginare un luogo. Per le scale si può lamentarsi del rumore, non accusare; si può dire che l’ascensore è rotto, non che «è sempre colpa dei soliti». E soprattutto, per le scale, prima o poi ci si incontra. È la differenza che separa un gruppo di vicini da quasi ogni altro luogo della rete: **il giorno dopo, quella persona ti terrà il portone**.

Ne abbiamo parlato spesso in queste pagine, per esempio a proposito della [risposta lenta](ref:sample-article-risposta): le parole cambiano quando si sa che avranno un seguito.

### Tre abitudini che abbiamo rubato

- Chi chiede un favore dice *entro quando* e *perché*: le richieste precise trovano risposta in undici minuti, quelle vaghe in tre ore.
- Chi risolve un problema scrive «fatto» e ringrazia per nome. Il messaggio sembra superfluo, ma è quello che insegna agli altri che vale la pena rispondere.
- Le fotografie delle cose rotte si mandano con una riga che le descrive, perché al primo piano abita un signore che le ascolta con la sintesi vocale. ([Qui spieghiamo come si fa](ref:sample-article-fotografia).)

## La sera del portone

Una lite vera, in quel mese, c’è stata. Qualcuno aveva lasciato il portone aperto; qualcun altro ha scritto «complimenti a chi non sa nemmeno chiudere una porta»; alle dieci e venti i messaggi erano trentaquattro e nessuno parlava più del portone. A fermarli non è stata una regola. È stata una nota vocale di otto secondi in cui si sentiva soltanto, per le scale, il rumore della serratura che scattava. «L’ho chiuso io», diceva poi una voce. «Buonanotte».

Il mattino dopo, alle sette, la persona che aveva cominciato ha scritto: «Mi scusi, signora. Ieri era stata una giornata lunga». Sotto, ventisei cuori e la fotografia di un vassoio di frittelle sul pianerottolo.

## Che cosa ci portiamo via

Si dice spesso che le reti sociali ci abbiano tolto il vicinato. Qui è successo il contrario: il vicinato si è preso una rete sociale e l’ha addomesticata, con la pazienza con cui si addomestica un gatto. Non c’è una tecnica segreta. C’è un luogo vero a cui le parole rimandano, una persona che saluta per prima, e una regola abbastanza corta da stare a memoria.

Ugo, nel frattempo, è uscito di nuovo. Questa volta nessuno ha aperto un gruppo: è bastato chiedere per le scale.
`,
    ),
    seo: {
      title: 'Anatomia di una chat di condominio',
      description:
        'Un mese di messaggi in una scala di via dei Mulini: che cosa tiene insieme un gruppo di vicini, e la regola sola che basta.',
    },
  }
}
