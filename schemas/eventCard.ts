import { defineField, defineType } from '@sanity/types'
import { shortDate } from './shortDate.ts'

/** An event shown inside a text. */
export const eventCard = defineType({
  name: 'eventCard',
  title: 'Scheda di un evento',
  type: 'object',
  fields: [
    defineField({
      name: 'event',
      title: 'Evento',
      type: 'reference',
      to: [{ type: 'event' }],
      validation: (rule) => rule.required().error('Scegli l’evento.'),
    }),
  ],
  preview: {
    select: { title: 'event.title', moment: 'event.startsAt', media: 'event.image' },
    prepare: ({ title, moment, media }) => ({
      title: title ?? 'Scegli un evento',
      subtitle: shortDate(moment),
      media,
    }),
  },
})
