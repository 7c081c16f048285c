import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** Rows of cells of plain text. */
export const table = defineType({
  name: 'table',
  title: 'Tabella',
  type: 'object',
  fields: [
    defineField({
      name: 'hasHeader',
      title: 'La prima riga è un’intestazione',
      type: 'boolean',
      initialValue: true,
    }),
    defineField({
      name: 'rows',
      title: 'Righe',
      type: 'array',
      of: [
        defineArrayMember({
          name: 'tableRow',
          title: 'Riga',
          type: 'object',
          fields: [
            defineField({
              name: 'cells',
              title: 'Celle',
              type: 'array',
              of: [defineArrayMember({ title: 'Cella', type: 'string' })],
            }),
          ],
          preview: { select: { title: 'cells.0', subtitle: 'cells.1' } },
        }),
      ],
      validation: (rule) => rule.required().min(1).error('Aggiungi almeno una riga.'),
    }),
  ],
  preview: titledPreview({ title: 'rows.0.cells.0', subtitle: 'rows.0.cells.1' }),
})
