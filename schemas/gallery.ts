import { defineArrayMember, defineField, defineType } from '@sanity/types'

/** Several figures shown together. */
export const gallery = defineType({
  name: 'gallery',
  title: 'Galleria',
  type: 'object',
  fields: [
    defineField({
      name: 'images',
      title: 'Immagini',
      type: 'array',
      of: [defineArrayMember({ type: 'figure' })],
      options: { layout: 'grid' },
      validation: (rule) => rule.required().min(1).error('Aggiungi almeno un’immagine.'),
    }),
  ],
  preview: { select: { title: 'images.0.caption', media: 'images.0' } },
})
