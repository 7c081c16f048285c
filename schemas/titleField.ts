import { defineField } from '@sanity/types'

/** The title of what has a page of its own. */
export const titleField = defineField({
  name: 'title',
  title: 'Titolo',
  type: 'string',
  validation: (rule) =>
    rule.required().max(120).error('Scrivi un titolo, al massimo di 120 caratteri.'),
})
