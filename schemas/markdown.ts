import { defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** A passage written in Markdown. */
export const markdown = defineType({
  name: 'markdown',
  title: 'Markdown',
  type: 'object',
  fields: [
    defineField({
      name: 'markdown',
      title: 'Markdown',
      type: 'text',
      rows: 12,
      validation: (rule) => rule.required().error('Scrivi il testo in Markdown.'),
    }),
  ],
  preview: titledPreview({ title: 'markdown' }),
})
