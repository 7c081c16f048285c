import { defineField, defineType } from '@sanity/types'
import { linkTargets } from './linkTargets.ts'

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
    defineField({
      name: 'target',
      title: 'Pagina del sito',
      type: 'reference',
      to: [...linkTargets],
    }),
    defineField({
      name: 'href',
      title: 'Oppure indirizzo',
      description: 'Per esempio /eventi/ oppure https://…',
      type: 'string',
      validation: (rule) =>
        rule
          .regex(/^(?:\/(?!\/)|https?:\/\/)\S*$/, { name: 'indirizzo' })
          .error('Scrivi un indirizzo che comincia con / oppure con https://.'),
    }),
  ],
  preview: {
    select: { title: 'label', href: 'href', page: 'target.title', person: 'target.name' },
    prepare: ({ title, href, page, person }) => ({
      title: title ?? 'Senza testo',
      subtitle: page ?? person ?? href,
    }),
  },
})
