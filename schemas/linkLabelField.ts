import { defineField } from '@sanity/types'

/** The words of a link. */
export const linkLabelField = defineField({
  name: 'label',
  title: 'Testo del collegamento',
  type: 'string',
  validation: (rule) => rule.required().error('Scrivi il testo del collegamento.'),
})
