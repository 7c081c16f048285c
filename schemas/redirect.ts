import { defineField, defineType } from '@sanity/types'
import { addressField, targetField } from './linkFields.ts'

/** Sends readers of an old address to a new one. */
export const redirect = defineType({
  name: 'redirect',
  title: 'Rimando',
  type: 'document',
  fields: [
    defineField({
      name: 'from',
      title: 'Vecchio indirizzo',
      description: 'Dalla barra in poi, per esempio /vecchio-articolo/',
      type: 'string',
      validation: (rule) =>
        rule
          .required()
          .regex(/^\/(?!\/)\S*$/, { name: 'indirizzo che comincia con una barra' })
          .error('Scrivi l’indirizzo a partire dalla barra, senza spazi: /vecchio-articolo/'),
    }),
    // Weak: a redirect keeps nobody from taking its page off the site, and works again when it is back.
    { ...targetField, weak: true },
    addressField('to', 'Se non porta a una pagina del sito: /privacy/ oppure https://…'),
    defineField({ name: 'permanent', title: 'Per sempre', type: 'boolean', initialValue: true }),
  ],
  validation: (rule) =>
    rule.custom((value) => {
      if (value === undefined) return true
      const ways = [value['target'], value['to']].filter((way) => (way ?? '') !== '')
      return ways.length === 1 || 'Scegli una pagina del sito oppure scrivi un indirizzo.'
    }),
  orderings: [
    { name: 'from', title: 'Vecchio indirizzo', by: [{ field: 'from', direction: 'asc' }] },
  ],
  preview: {
    select: { title: 'from', to: 'to', page: 'target.title', person: 'target.name' },
    prepare: ({ title, to, page, person }) => {
      const place = page ?? person ?? to
      return {
        title: title ?? 'Senza indirizzo',
        subtitle: place === undefined ? '' : `→ ${place}`,
      }
    },
  },
})
