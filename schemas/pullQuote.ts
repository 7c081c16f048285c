import { defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** A sentence set large, with who said it and where. */
export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Citazione in evidenza',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Citazione',
      description: 'Senza virgolette: le mette la pagina.',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.required().error('Scrivi la citazione.'),
    }),
    defineField({ name: 'attribution', title: 'Di chi è', type: 'string' }),
    defineField({ name: 'sourceUrl', title: 'Fonte', type: 'url' }),
  ],
  preview: titledPreview({ title: 'text', subtitle: 'attribution' }),
})
