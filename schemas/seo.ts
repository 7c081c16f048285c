import { defineField, defineType } from '@sanity/types'

/** What search engines and social networks show instead of title, summary and main picture. */
export const seo = defineType({
  name: 'seo',
  title: 'Motori di ricerca e social',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Titolo',
      description: 'Se manca, vale il titolo della pagina.',
      type: 'string',
      validation: (rule) => [
        rule.max(70).error('Al massimo 70 caratteri: il resto non si vede.'),
        rule
          .max(60)
          .warning('Oltre 60 caratteri il titolo sarà tagliato nei risultati di ricerca.'),
      ],
    }),
    defineField({
      name: 'description',
      title: 'Descrizione',
      description: 'Se manca, vale il sommario.',
      type: 'text',
      rows: 3,
      validation: (rule) => [
        rule.max(160).error('Al massimo 160 caratteri: il resto non si vede.'),
        rule
          .max(155)
          .warning('Oltre 155 caratteri la descrizione sarà tagliata nei risultati di ricerca.'),
      ],
    }),
    defineField({
      name: 'image',
      title: 'Immagine',
      description: 'Per le anteprime sui social, meglio se 1200 × 630.',
      type: 'image',
      options: { hotspot: true },
    }),
    defineField({
      name: 'noIndex',
      title: 'Nascondi ai motori di ricerca',
      type: 'boolean',
      initialValue: false,
    }),
  ],
})
