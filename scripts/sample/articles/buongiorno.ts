import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** A defence of the morning greeting; second part of a series. */
export function buongiorno({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-buongiorno',
    _type: 'article',
    kicker: 'Anatomia di…',
    title: 'In difesa del buongiornissimo',
    language: 'it',
    slug: slugOf('in-difesa-del-buongiornissimo'),
    lead: 'Ogni mattina milioni di tazzine fumanti attraversano la rete con un augurio in corsivo. Ridiamo di chi le manda. Forse abbiamo smesso di chiederci che cosa dicono davvero.',
    category: referTo('sample-category-idee'),
    tags: referToAll('sample-tag-immagini', 'sample-tag-chat'),
    authors: referToAll(people.nives),
    series: referTo('sample-series-anatomia'),
    publishedAt: at(-23, '07:00'),
    commentsOpen: true,
    hero: figure('buongiorno', {
      alt: 'Illustrazione: una grande tazzina nera da cui sorge, al posto del vapore, un sole rosso con raggi di retino.',
      caption: 'Il sole, la tazzina: un genere letterario.',
    }),
    body: writeBody(
      `
Mia zia manda il buongiorno a trentasei persone. Lo fa alle sei e cinquanta, prima di aprire le imposte, con una cura che da fuori sembra automatismo: la tazzina al lunedì, i fiori al martedì, un panorama quando qualcuno ha gli esami. Per anni ho silenziato le sue immagini. Poi, un mattino di novembre, non è arrivato niente, e alle sette e un quarto eravamo in nove a telefonarle.

Aveva solo il telefono scarico. Ma quel giorno ho capito che cosa stavo guardando, e ho cominciato a studiarlo.

## Il messaggio è l’ora

I linguisti hanno un nome per le parole che non trasmettono informazioni ma tengono aperto il canale: funzione [*fatica*](nota:Da «fari», parlare; il termine è dell’antropologia degli anni Venti e poi della linguistica. Non ha niente a che vedere con la stanchezza, anche se alle sei e cinquanta il dubbio viene.). «Pronto?», «ehilà», «senti un po’». Il buongiornissimo ne è la forma industriale. Il contenuto, tazzina, alba o gattino che sia, è irrilevante; **l’informazione è che è arrivato, e a che ora**.

Per chi vive solo è un bollettino: *sono viva, mi sono alzata, ho pensato a te*. Per chi lo riceve, un certificato rinnovato ogni ventiquattro ore, al costo di un pollice. Nessuna tecnologia sanitaria ha una rete così capillare.

## L’estetica dell’eccesso

Certo, sono brutti. Tre caratteri in una riga, ombre su ombre, rose che brillano. Ma il brutto, qui, lavora. Un’immagine elegante chiederebbe di essere guardata; questa chiede soltanto di essere ricevuta. È sgargiante come sono sgargianti i panni stesi: si devono vedere da lontano, e dire che in casa c’è qualcuno.

Ho provato, per una settimana, a mandare a mia zia buongiorni *belli*: fotografie in bianco e nero, una poesia breve, molto spazio vuoto. Il quarto giorno mi ha scritto: «Tutto bene? Mi sembri giù».
`,
      {
        _type: 'pullQuote',
        text: 'È sgargiante come sono sgargianti i panni stesi: si deve vedere da lontano, e dire che in casa c’è qualcuno.',
      },
      `
## Perché ci danno fastidio

Il fastidio, mi pare, nasce da un equivoco di luogo. Mandato a una persona, il buongiorno è una carezza; in un gruppo di lavoro di ottanta iscritti è un volantino. Lo stesso oggetto cambia significato con la stanza in cui entra, e nessuna piattaforma aiuta a distinguere le stanze: per il telefono, la zia e il direttore marketing sono due righe della stessa lista.

C’è poi una ragione meno nobile. Ridere del buongiornissimo serve a dire che noi, invece, *sappiamo stare in rete*. Peccato che i nostri messaggi («ottimo!», «grazie mille!», il pollice in su) facciano esattamente lo stesso mestiere, con meno rose.

## Piccolo galateo del mattino

- Uno a uno: sempre. È il suo posto.
- In famiglia: sì, ma il primo che arriva vale per tutti.
- Al lavoro: mai come immagine; una riga di testo, se c’è davvero qualcosa da augurare.
- A chi non risponde: continuare. Di solito non rispondono quelli che ci tengono di più.

## Alle sei e cinquanta

Adesso rispondo. Non con una tazzina (ho i miei limiti) ma con tre parole, ogni mattina diverse, entro le sette. È diventato il messaggio di lavoro più importante della giornata. Mia zia, che di comunicazione ha capito tutto da tempo, ha commentato così:

> Brava. Vedi che quando vuoi sai scrivere anche tu.
`,
    ),
  }
}
