import { defineField, defineType } from '@sanity/types'

const providers = [
  { title: 'X (Twitter)', value: 'twitter' },
  { title: 'YouTube', value: 'youtube' },
  { title: 'Vimeo', value: 'vimeo' },
  { title: 'Mappa', value: 'map' },
  { title: 'Altro', value: 'other' },
]

/** Something published elsewhere, with its words kept here, so that the page outlives it. */
export const embed = defineType({
  name: 'embed',
  title: 'Contenuto incorporato',
  type: 'object',
  fields: [
    defineField({
      name: 'url',
      title: 'Indirizzo',
      description: 'Di un tweet, un video di YouTube o Vimeo, una mappa…',
      type: 'url',
      validation: (rule) => rule.required().error('Scrivi l’indirizzo del contenuto.'),
    }),
    defineField({
      name: 'provider',
      title: 'Piattaforma',
      type: 'string',
      options: { list: providers },
    }),
    defineField({
      name: 'text',
      title: 'Testo',
      description: 'Le parole del contenuto: restano nella pagina anche se sparisce altrove.',
      type: 'text',
      rows: 4,
    }),
    defineField({ name: 'attribution', title: 'Attribuzione', type: 'string' }),
    defineField({ name: 'author', title: 'Autore', type: 'string' }),
    defineField({ name: 'publishedAt', title: 'Pubblicato il', type: 'datetime' }),
  ],
  preview: {
    select: { text: 'text', url: 'url', provider: 'provider' },
    prepare: ({ text, url, provider }) => ({
      title: text ?? url ?? 'Senza indirizzo',
      subtitle: providers.find(({ value }) => value === provider)?.title ?? '',
    }),
  },
})
