import { defineField, defineType } from '@sanity/types'
import { addressField, targetField } from './linkFields.ts'

/** One line of the menu: a page of the site, or an address. */
export const menuEntry = defineType({
  name: 'menuEntry',
  title: 'Voce del menu',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Testo',
      type: 'string',
      validation: (rule) => rule.required().error('Scrivi il testo della voce.'),
    }),
    targetField,
    addressField('href', 'Per esempio /eventi/ oppure https://…'),
  ],
  preview: {
    select: { title: 'label', href: 'href', page: 'target.title', person: 'target.name' },
    prepare: ({ title, href, page, person }) => ({
      title: title ?? 'Senza testo',
      subtitle: page ?? person ?? href,
    }),
  },
})
