import { defineField, defineType } from '@sanity/types'
import { shortDateTime } from './shortDate.ts'

/** One moment in the programme of an event. */
export const programmeEntry = defineType({
  name: 'programmeEntry',
  title: 'Voce del programma',
  type: 'object',
  fields: [
    defineField({
      name: 'startsAt',
      title: 'Inizio',
      type: 'datetime',
      validation: (rule) => rule.required().error('Scegli l’ora di inizio.'),
    }),
    defineField({
      name: 'title',
      title: 'Titolo',
      type: 'string',
      validation: (rule) => rule.required().error('Scrivi il titolo.'),
    }),
    defineField({ name: 'description', title: 'Descrizione', type: 'text', rows: 2 }),
  ],
  preview: {
    select: { title: 'title', moment: 'startsAt' },
    prepare: ({ title, moment }) => ({
      title: title ?? 'Senza titolo',
      subtitle: shortDateTime(moment),
    }),
  },
})
