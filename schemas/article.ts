import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { languageField } from './languageField.ts'
import { shortDate } from './shortDate.ts'
import { slugField } from './slugField.ts'
import { tagsField } from './tagsField.ts'
import { titleField } from './titleField.ts'

/** An article of the blog. */
export const article = defineType({
  name: 'article',
  title: 'Articolo',
  type: 'document',
  groups: [
    { name: 'text', title: 'Testo', default: true },
    { name: 'placement', title: 'Collocazione' },
    { name: 'sharing', title: 'Motori e social' },
  ],
  fields: [
    defineField({
      name: 'kicker',
      title: 'Occhiello',
      description: 'Poche parole sopra il titolo.',
      type: 'string',
      group: 'text',
      validation: (rule) => rule.max(60).error('Al massimo 60 caratteri.'),
    }),
    { ...titleField, group: 'text' },
    { ...slugField('title'), group: 'text' },
    defineField({
      name: 'lead',
      title: 'Sommario',
      description: 'Due o tre frasi che fanno venire voglia di leggere.',
      type: 'text',
      rows: 4,
      group: 'text',
      validation: (rule) => rule.max(400).error('Al massimo 400 caratteri.'),
    }),
    defineField({ name: 'hero', title: 'Immagine di apertura', type: 'figure', group: 'text' }),
    defineField({
      name: 'body',
      title: 'Testo',
      type: 'portableText',
      group: 'text',
      validation: (rule) => rule.required().error('Scrivi il testo dell’articolo.'),
    }),
    defineField({
      name: 'authors',
      title: 'Firme',
      type: 'array',
      of: [defineArrayMember({ title: 'Persona', type: 'reference', to: [{ type: 'author' }] })],
      group: ['text', 'placement'],
      validation: (rule) => [
        rule.required().min(1).error('Scegli chi firma.'),
        rule.unique().error('Questa firma c’è già.'),
      ],
    }),
    defineField({
      name: 'publishedAt',
      title: 'Data di pubblicazione',
      type: 'datetime',
      group: 'placement',
      initialValue: () => new Date().toISOString(),
      validation: (rule) => rule.required().error('Scegli la data di pubblicazione.'),
    }),
    defineField({
      name: 'modifiedAt',
      title: 'Aggiornato il',
      description: 'Solo se il contenuto è cambiato davvero.',
      type: 'datetime',
      group: 'placement',
      validation: (rule) =>
        rule
          .min(rule.valueOfField('publishedAt'))
          .error('L’aggiornamento non può venire prima della pubblicazione.'),
    }),
    { ...languageField, group: 'placement' },
    defineField({
      name: 'category',
      title: 'Categoria',
      type: 'reference',
      to: [{ type: 'category' }],
      group: 'placement',
      validation: (rule) => rule.required().error('Scegli la categoria.'),
    }),
    { ...tagsField, group: 'placement' },
    defineField({
      name: 'series',
      title: 'Serie',
      type: 'reference',
      to: [{ type: 'series' }],
      group: 'placement',
    }),
    defineField({
      name: 'related',
      title: 'Articoli correlati',
      description: 'Se non ne scegli, li sceglie la pagina.',
      type: 'array',
      of: [defineArrayMember({ title: 'Articolo', type: 'reference', to: [{ type: 'article' }] })],
      group: 'placement',
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'translation',
      title: 'Traduzione',
      description: 'Lo stesso articolo nell’altra lingua.',
      type: 'reference',
      to: [{ type: 'article' }],
      weak: true,
      group: 'placement',
    }),
    defineField({
      name: 'featured',
      title: 'In evidenza',
      description: 'In apertura della prima pagina.',
      type: 'boolean',
      initialValue: false,
      group: 'placement',
    }),
    defineField({
      name: 'commentsOpen',
      title: 'Commenti aperti',
      type: 'boolean',
      initialValue: true,
      group: 'placement',
    }),
    defineField({ name: 'seo', title: 'Motori e social', type: 'seo', group: 'sharing' }),
  ],
  orderings: [
    {
      name: 'newest',
      title: 'Dal più recente',
      by: [{ field: 'publishedAt', direction: 'desc' }],
    },
    { name: 'title', title: 'Titolo', by: [{ field: 'title', direction: 'asc' }] },
  ],
  preview: {
    select: { title: 'title', author: 'authors.0.name', date: 'publishedAt', media: 'hero' },
    prepare: ({ title, author, date, media }) => ({
      title: title ?? 'Senza titolo',
      subtitle: [author, shortDate(date)].filter(Boolean).join(' · '),
      media,
    }),
  },
})
