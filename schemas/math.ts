import { defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** A formula in TeX. */
export const math = defineType({
  name: 'math',
  title: 'Formula',
  type: 'object',
  fields: [
    defineField({
      name: 'tex',
      title: 'Formula in TeX',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.required().error('Scrivi la formula.'),
    }),
  ],
  preview: titledPreview({ title: 'tex' }),
})
