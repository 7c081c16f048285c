import { defineField, defineType } from '@sanity/types'

/** A link out of the site, with its words. */
export const labelledLink = defineType({
  name: 'labelledLink',
  title: 'Collegamento',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Testo',
      type: 'string',
      validation: (rule) => rule.required().error('Scrivi il testo del collegamento.'),
    }),
    defineField({
      name: 'url',
      title: 'Indirizzo',
      type: 'url',
      validation: (rule) => rule.required().error('Scrivi l’indirizzo.'),
    }),
  ],
  preview: { select: { title: 'label', subtitle: 'url' } },
})
