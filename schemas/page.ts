import { defineField, defineType } from '@sanity/types'
import { languageField } from './languageField.ts'
import { slugField } from './slugField.ts'
import { titleField } from './titleField.ts'

/** A page that stands by itself: contacts, who we are. */
export const page = defineType({
  name: 'page',
  title: 'Pagina',
  type: 'document',
  fields: [
    titleField,
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
