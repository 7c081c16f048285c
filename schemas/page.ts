import { defineField, defineType } from '@sanity/types'
import { languageField } from './languageField.ts'
import { slugField } from './slugField.ts'

/** A page that stands by itself: contacts, who we are. */
export const page = defineType({
  name: 'page',
  title: 'Pagina',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Titolo',
      type: 'string',
      validation: (rule) =>
        rule.required().max(120).error('Scrivi un titolo, al massimo di 120 caratteri.'),
    }),
    slugField('title'),
    languageField,
    defineField({ name: 'lead', title: 'Sommario', type: 'text', rows: 3 }),
    defineField({
      name: 'body',
      title: 'Testo',
      type: 'portableText',
      validation: (rule) => rule.required().error('Scrivi il testo della pagina.'),
    }),
    defineField({ name: 'seo', title: 'Motori e social', type: 'seo' }),
  ],
  orderings: [{ name: 'title', title: 'Titolo', by: [{ field: 'title', direction: 'asc' }] }],
  preview: { select: { title: 'title', subtitle: 'slug.current' } },
})
