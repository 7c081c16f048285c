import { type SampleDocument, slugOf } from './sampleDocument.ts'

type Kind = 'category' | 'tag' | 'series'

function taxon(
  kind: Kind,
  name: string,
  words: { title: string; slug?: string; language?: 'it' | 'en'; description?: string },
): SampleDocument {
  const { title, slug = name, language = 'it', description } = words
  return {
    _id: `sample-${kind}-${name}`,
    _type: kind,
    title,
    slug: slugOf(slug),
    language,
    ...(description === undefined ? {} : { description }),
  }
}

const categories: readonly SampleDocument[] = [
  taxon('category', 'comunita', {
    title: 'Comunità',
    description: 'Gruppi, paesi, pianerottoli: la rete dove ci si conosce per nome.',
  }),
  taxon('category', 'idee', {
    title: 'Idee',
    description: 'Saggi e anatomie: perché comunichiamo come comunichiamo.',
  }),
  taxon('category', 'mestiere', {
    title: 'Mestiere',
    description: 'Il lavoro di chi scrive, pubblica e risponde per conto di altri.',
  }),
  taxon('category', 'strumenti', {
    title: 'Strumenti',
    description: 'Cose che si usano: metodi, prontuari, piccole regole che tengono.',
  }),
  taxon('category', 'incontri', {
    title: 'Incontri',
    description: 'Dove ci si vede di persona, e che cosa ci si è detti.',
  }),
  taxon('category', 'ideas', {
    title: 'Ideas',
    language: 'en',
    description: 'Essays and reports on how people talk to each other, on screens and off.',
  }),
  taxon('category', 'craft', {
    title: 'Craft',
    language: 'en',
    description: 'Methods and small rules for those who write for others.',
  }),
]

const tags: readonly SampleDocument[] = [
  taxon('tag', 'accessibilita', {
    title: 'accessibilità',
    description: 'Farsi leggere da tutti, qualunque senso si usi.',
  }),
  taxon('tag', 'biblioteche', { title: 'biblioteche' }),
  taxon('tag', 'chat', { title: 'chat e gruppi', slug: 'chat-e-gruppi' }),
  taxon('tag', 'comunita-locali', { title: 'comunità locali' }),
  taxon('tag', 'eventi', { title: 'eventi' }),
  taxon('tag', 'immagini', { title: 'immagini' }),
  taxon('tag', 'moderazione', { title: 'moderazione' }),
  taxon('tag', 'newsletter', { title: 'newsletter' }),
  taxon('tag', 'numeri', {
    title: 'numeri',
    description: 'Articoli con i conti fatti, e mostrati.',
  }),
  taxon('tag', 'scrittura', { title: 'scrittura' }),
  taxon('tag', 'strategia', { title: 'strategia' }),
  taxon('tag', 'tempo', { title: 'tempo' }),
  taxon('tag', 'verifica', { title: 'verifica' }),
  taxon('tag', 'accessibility', { title: 'accessibility', language: 'en' }),
  taxon('tag', 'local', { title: 'local news', slug: 'local-news', language: 'en' }),
  taxon('tag', 'writing', { title: 'writing', language: 'en' }),
]

const series: readonly SampleDocument[] = [
  taxon('series', 'piccole-comunita', {
    title: 'Piccole comunità',
    description: 'Viaggio nei posti in cui la rete è piccola abbastanza da salutarsi.',
  }),
  taxon('series', 'anatomia', {
    title: 'Anatomia di…',
    slug: 'anatomia-di',
    description: 'Un messaggio alla volta sul tavolo, con le forbici e molta pazienza.',
  }),
  taxon('series', 'from-the-stand', {
    title: 'From the stand',
    language: 'en',
    description: 'What paper, pictures and counters still have to teach to those who publish.',
  }),
]

/** What the sample articles are gathered under. */
export const sampleTaxonomy: readonly SampleDocument[] = [...categories, ...tags, ...series]
