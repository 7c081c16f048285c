import { defineField, defineType } from '@sanity/types'

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
  preview: { select: { title: 'markdown' } },
})
