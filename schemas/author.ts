import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { slugField } from './slugField.ts'

/** A person who writes, teaches or speaks. */
export const author = defineType({
  name: 'author',
  title: 'Persona',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Nome',
      type: 'string',
      validation: (rule) =>
        rule.required().max(80).error('Scrivi il nome, al massimo 80 caratteri.'),
    }),
    slugField('name'),
    defineField({ name: 'role', title: 'Ruolo', type: 'string' }),
    defineField({ name: 'employer', title: 'Organizzazione', type: 'string' }),
    defineField({ name: 'portrait', title: 'Ritratto', type: 'figure' }),
    defineField({ name: 'biography', title: 'Biografia', type: 'portableText' }),
    defineField({
      name: 'skills',
      title: 'Competenze',
      type: 'array',
      of: [defineArrayMember({ title: 'Competenza', type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'links',
      title: 'Collegamenti',
      type: 'array',
      of: [defineArrayMember({ type: 'labelledLink' })],
    }),
    defineField({ name: 'promoBanner', title: 'Banner promozionale', type: 'promoBanner' }),
    defineField({
      name: 'otherRole',
      title: 'Ruolo nell’altra lingua',
      description: 'Per le pagine in inglese di un sito italiano, o viceversa.',
      type: 'string',
    }),
    defineField({
      name: 'otherBiography',
      title: 'Biografia nell’altra lingua',
      type: 'portableText',
    }),
  ],
  orderings: [{ name: 'name', title: 'Nome', by: [{ field: 'name', direction: 'asc' }] }],
  preview: { select: { title: 'name', subtitle: 'role', media: 'portrait' } },
})
