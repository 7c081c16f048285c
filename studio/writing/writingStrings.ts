/** What is said beside the fields in which one writes, in Italian. */
export const writingItalian = {
  'writing.words': '{{shown}} parola',
  'writing.words_other': '{{shown}} parole',
  'writing.minutes': '{{count}} minuto di lettura',
  'writing.minutes_other': '{{count}} minuti di lettura',
  'writing.outline': 'Scaletta',
  'writing.outline.empty': 'Titolo vuoto',
  'seo.search': 'Nei risultati di ricerca',
  'seo.social': 'Condivisa sui social',
  'seo.title.missing': 'Senza titolo',
  'seo.description.missing': 'Manca una descrizione: il motore di ricerca ne sceglierà una a caso.',
  'seo.title.long': 'Il titolo sarà tagliato: {{count}} caratteri, se ne vedono circa 60.',
  'seo.description.long':
    'La descrizione sarà tagliata: {{count}} caratteri, se ne vedono circa 155.',
  'seo.hidden': 'Nascosta ai motori di ricerca',
  'seo.noImage': 'Senza immagine di apertura: la cartolina avrà solo il titolo.',
} as const

/** What is said beside the fields in which one writes, in English. */
export const writingEnglish: Record<keyof typeof writingItalian, string> = {
  'writing.words': '{{shown}} word',
  'writing.words_other': '{{shown}} words',
  'writing.minutes': '{{count}} minute to read',
  'writing.minutes_other': '{{count}} minutes to read',
  'writing.outline': 'Outline',
  'writing.outline.empty': 'Empty heading',
  'seo.search': 'In search results',
  'seo.social': 'Shared on social networks',
  'seo.title.missing': 'Untitled',
  'seo.description.missing': 'No description: the search engine will pick one at random.',
  'seo.title.long': 'The title will be cut: {{count}} characters, about 60 are shown.',
  'seo.description.long': 'The description will be cut: {{count}} characters, about 155 are shown.',
  'seo.hidden': 'Hidden from search engines',
  'seo.noImage': 'Without a main picture: the card will hold the title alone.',
}
