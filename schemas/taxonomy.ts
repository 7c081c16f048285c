import { defineField } from '@sanity/types'
import { languageField } from './languageField.ts'
import { slugField } from './slugField.ts'

/** The fields of everything that articles are gathered under. */
export const taxonomyFields = [
  defineField({
    name: 'title',
    title: 'Titolo',
    type: 'string',
    validation: (rule) =>
      rule.required().max(80).error('Scrivi un titolo, al massimo 80 caratteri.'),
  }),
  slugField('title'),
  languageField,
  defineField({ name: 'description', title: 'Descrizione', type: 'text', rows: 3 }),
]

/** Lists them by title. */
export const byTitle = [
  { name: 'title', title: 'Titolo', by: [{ field: 'title', direction: 'asc' as const }] },
]

/** Shows title and language. */
export const taxonomyPreview = { select: { title: 'title', subtitle: 'language' } }
