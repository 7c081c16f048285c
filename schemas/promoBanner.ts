import { defineField, defineType } from '@sanity/types'
import { linkLabelField } from './linkFields.ts'
import { titledPreview } from './titledPreview.ts'

/** A promotional banner that disappears by itself on a date. */
export const promoBanner = defineType({
  name: 'promoBanner',
  title: 'Banner promozionale',
  type: 'object',
  fields: [
    defineField({
      name: 'lineOne',
      title: 'Prima riga',
      type: 'string',
      validation: (rule) => rule.required().error('Scrivi la prima riga.'),
    }),
    defineField({ name: 'lineTwo', title: 'Seconda riga', type: 'string' }),
    defineField({ name: 'offer', title: 'Offerta', type: 'string' }),
    linkLabelField,
    defineField({
      name: 'url',
      title: 'Collegamento',
      type: 'url',
      validation: (rule) => rule.required().error('Scrivi l’indirizzo a cui porta il banner.'),
    }),
    defineField({
      name: 'expiresAt',
      title: 'Scade il',
      description: 'Da quel momento il banner non compare più.',
      type: 'datetime',
    }),
  ],
  preview: titledPreview({ title: 'lineOne', subtitle: 'offer' }),
})
