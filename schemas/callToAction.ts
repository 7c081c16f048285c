import { defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** A sentence and a link that asks the reader to do something. */
export const callToAction = defineType({
  name: 'callToAction',
  title: 'Invito all’azione',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Testo',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.required().error('Scrivi il testo dell’invito.'),
    }),
    defineField({
      name: 'label',
      title: 'Testo del collegamento',
      type: 'string',
      validation: (rule) => rule.required().error('Scrivi il testo del collegamento.'),
    }),
    defineField({
      name: 'url',
      title: 'Collegamento',
      type: 'url',
      validation: (rule) =>
        rule
          .uri({ allowRelative: true, scheme: ['http', 'https', 'mailto', 'tel'] })
          .required()
          .error('Scrivi l’indirizzo a cui porta l’invito.'),
    }),
  ],
  preview: titledPreview({ title: 'text', subtitle: 'label' }),
})
