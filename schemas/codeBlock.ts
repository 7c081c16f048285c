import { defineField, defineType } from '@sanity/types'

/** Lines of code, shown as they are. */
export const codeBlock = defineType({
  name: 'codeBlock',
  title: 'Codice',
  type: 'object',
  fields: [
    defineField({
      name: 'code',
      title: 'Codice',
      type: 'text',
      rows: 10,
      validation: (rule) => rule.required().error('Scrivi il codice.'),
    }),
    defineField({
      name: 'language',
      title: 'Linguaggio',
      description: 'Per esempio html, css, js.',
      type: 'string',
    }),
    defineField({ name: 'filename', title: 'Nome del file', type: 'string' }),
  ],
  preview: {
    select: { filename: 'filename', language: 'language', code: 'code' },
    prepare: ({ filename, language, code }) => ({
      title: filename ?? language ?? 'Codice',
      subtitle: code,
    }),
  },
})
