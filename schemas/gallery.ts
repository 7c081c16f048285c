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
  preview: {
    select: { caption: 'images.0.caption', alt: 'images.0.alt', media: 'images.0' },
    prepare: ({ caption, alt, media }) => ({
      title: caption ?? alt ?? 'Galleria vuota',
      subtitle: 'Galleria',
      media,
    }),
  },
})
