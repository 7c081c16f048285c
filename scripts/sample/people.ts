import type { SampleContext } from './sampleContext.ts'
import { people, type SampleDocument, slugOf } from './sampleDocument.ts'
import { writeBody } from './writeBody.ts'

const ottaviaInEnglish = writeBody(
  `
She teaches writing to those who believe that they can write already: press offices, doctors, people who run groups and, once, a whole fire station.

## How she got there

She began by proofreading railway timetables, where a comma can make you miss a train. She spent eleven years at a provincial monthly; when it closed, she opened an evening school of writing in the same room, with six chairs.

## What she writes

For Edicola she writes slow essays and reports of meetings, in Italian and, now and then, in English, as in her piece on [describing a photograph](ref:sample-article-photograph).
`,
)

function ottavia({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: people.ottavia,
    _type: 'author',
    name: 'Ottavia Serralunga',
    slug: slugOf('ottavia-serralunga'),
    role: 'Docente di scrittura per la rete',
    employer: 'Scuola Calamaio',
    portrait: figure('ottavia', {
      alt: 'Ritratto illustrato di Ottavia Serralunga: capelli raccolti, occhiali tondi, orecchini rossi.',
    }),
    biography: writeBody(
      `
Insegna a scrivere a chi crede di saperlo già fare: uffici stampa, medici, amministratori di gruppi, una volta un’intera stazione dei vigili del fuoco.

## Come ci è arrivata

Ha cominciato correggendo bozze di orari ferroviari, dove ha imparato che una virgola può far perdere una coincidenza. Per undici anni ha lavorato nella redazione di un mensile di provincia; quando il mensile ha chiuso ha aperto, nella stessa stanza, una scuola serale di scrittura con sei sedie.

## Che cosa insegna

Alla Scuola Calamaio tiene i corsi di scrittura accessibile, di moderazione e quello, sempre esaurito, intitolato *Rispondere*. Nelle sue aule non si usano presentazioni: si legge ad alta voce e si toglie.

## Che cosa scrive

Per Edicola scrive saggi lenti e resoconti di incontri. Il suo [elogio della risposta lenta](ref:sample-article-risposta) è appeso in almeno quattro sale professori. Sta lavorando a un prontuario di descrizioni di immagini, nato da [un articolo](ref:sample-article-fotografia).
`,
    ),
    skills: [
      'Scrittura accessibile',
      'Moderazione di comunità',
      'Testi alternativi',
      'Correzione di bozze',
      'Lettura ad alta voce',
    ],
    links: [
      {
        _type: 'labelledLink',
        _key: 'calamaio',
        label: 'Scuola Calamaio',
        url: 'https://example.org/calamaio',
      },
      {
        _type: 'labelledLink',
        _key: 'mastodon',
        label: 'Mastodon',
        url: 'https://example.social/@ottavia',
      },
    ],
    promoBanner: {
      _type: 'promoBanner',
      lineOne: 'Rispondere. Corso serale in otto incontri',
      lineTwo: 'Con Ottavia Serralunga, dal vivo e a distanza',
      offer: 'Ultimi quattro posti: 180 euro invece di 240',
      label: 'Iscriviti al corso',
      url: 'https://example.org/calamaio/rispondere',
      expiresAt: at(60, '23:59'),
    },
    otherRole: 'Teacher of writing for the web',
    otherBiography: ottaviaInEnglish,
  }
}

function bruno({ figure }: SampleContext): SampleDocument {
  return {
    _id: people.bruno,
    _type: 'author',
    name: 'Bruno Tavecchi',
    slug: slugOf('bruno-tavecchi'),
    role: 'Direttore',
    employer: 'Edicola',
    portrait: figure('bruno', {
      alt: 'Ritratto illustrato di Bruno Tavecchi: barba folta, berretto, una matita rossa dietro l’orecchio.',
    }),
    biography: writeBody(
      `
Cronista di quartiere da quando i quartieri avevano un cronista. Ha raccontato mercati, alluvioni, consigli comunali finiti all’alba e una sola volta, controvoglia, una sfilata di moda.

## Il mestiere

È convinto che la notizia sia quasi sempre a pagina nove, in piccolo. Dirige Edicola dal primo numero e ne scrive i reportage dalle piccole comunità: [condomìni](ref:sample-article-condominio), [biblioteche](ref:sample-article-biblioteca), cortili.

## Fuori dalla redazione

Modera incontri pubblici con una campanella da bicicletta. Colleziona avvisi appesi agli ascensori.
`,
    ),
    otherRole: 'Editor',
    otherBiography: writeBody(
      `
A reporter of neighbourhoods since neighbourhoods had reporters. He has covered markets, floods, town councils that ended at dawn and, once, against his will, a fashion show.

He believes that the news is nearly always on page nine, in small type. He has edited Edicola from its first issue, and collects notices hung up in lifts. In English he wrote about [what a newsstand knows](ref:sample-article-newsstand).
`,
    ),
    skills: ['Reportage', 'Verifica delle fonti', 'Titoli'],
    links: [
      {
        _type: 'labelledLink',
        _key: 'avvisi',
        label: 'La collezione di avvisi',
        url: 'https://example.org/avvisi',
      },
    ],
  }
}

function nives({ figure }: SampleContext): SampleDocument {
  return {
    _id: people.nives,
    _type: 'author',
    name: 'Nives Dalmasso',
    slug: slugOf('nives-dalmasso'),
    role: 'Responsabile della strategia sociale',
    employer: 'Agenzia Lampara',
    portrait: figure('nives', {
      alt: 'Ritratto illustrato di Nives Dalmasso: capelli corti e ricci, sorriso largo, maglia a righe rosse.',
    }),
    biography: writeBody(
      `
Lavora con botteghe, musei minuscoli e cooperative. Prima di aprire un profilo passa un giorno intero al banco, in silenzio, con un quaderno.

## Da dove viene

Figlia di una sarta e di un casellante, ha studiato statistica «per capire se mio padre esagerava con i ritardi». Dopo dieci anni in una grande agenzia ne ha fondata una piccola, di quattro persone e una lampada.

## Di che cosa scrive qui

Di mestiere, con i conti in mano: [vetrine](ref:sample-article-vetrina), [calendari dimezzati](ref:sample-article-meno) e, ogni tanto, di [tazzine fumanti](ref:sample-article-buongiorno).
`,
    ),
    otherRole: 'Head of social strategy',
    otherBiography: writeBody(
      `
She works with shops, tiny museums and cooperatives. Before she opens a profile for anybody she spends a whole day at the counter, in silence, with a notebook.

The daughter of a seamstress and a signalman, she studied statistics “to find out whether my father exaggerated the delays”.
`,
    ),
    links: [
      {
        _type: 'labelledLink',
        _key: 'lampara',
        label: 'Agenzia Lampara',
        url: 'https://example.org/lampara',
      },
    ],
  }
}

/** The people who sign the sample articles. */
export function samplePeople(context: SampleContext): SampleDocument[] {
  return [ottavia(context), bruno(context), nives(context)]
}
