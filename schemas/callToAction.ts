import { defineField, defineType } from '@sanity/types'
import { linkLabelField } from './linkFields.ts'
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
    linkLabelField,
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
