import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { languageField } from './languageField.ts'
import { shortDate } from './shortDate.ts'
import { slugField } from './slugField.ts'
import { timeZoneField } from './timeZoneField.ts'
import { tagsField } from './tagsField.ts'
import { titleField } from './titleField.ts'

/** An event with a place and a time. */
export const event = defineType({
  name: 'event',
  title: 'Evento',
  type: 'document',
  groups: [
    { name: 'event', title: 'Evento', default: true },
    { name: 'people', title: 'Persone e programma' },
    { name: 'placement', title: 'Collocazione' },
    { name: 'sharing', title: 'Motori e social' },
  ],
  fields: [
    { ...titleField, group: 'event' },
    { ...slugField('title'), group: 'event' },
    defineField({
      name: 'summary',
      title: 'Sommario',
      type: 'text',
      rows: 4,
      group: 'event',
      validation: (rule) => rule.max(400).error('Al massimo 400 caratteri.'),
    }),
    defineField({ name: 'image', title: 'Immagine', type: 'figure', group: 'event' }),
    defineField({
      name: 'startsAt',
      title: 'Inizio',
      description:
        'Si scrive con l’ora di questo computer; la pagina la dice nel fuso orario scelto sotto.',
      type: 'datetime',
      group: 'event',
      validation: (rule) => rule.required().error('Scegli quando comincia.'),
    }),
    defineField({
      name: 'endsAt',
      title: 'Fine',
      type: 'datetime',
      group: 'event',
      validation: (rule) =>
        rule.min(rule.valueOfField('startsAt')).error('La fine non può venire prima dell’inizio.'),
    }),
    { ...timeZoneField, group: 'event' },
    defineField({
      name: 'status',
      title: 'Stato',
      type: 'string',
      initialValue: 'scheduled',
      options: {
        list: [
          { title: 'In programma', value: 'scheduled' },
          { title: 'Annullato', value: 'cancelled' },
          { title: 'Rimandato', value: 'postponed' },
          { title: 'Spostato online', value: 'movedOnline' },
        ],
      },
      group: 'event',
      validation: (rule) => rule.required().error('Scegli lo stato.'),
    }),
    defineField({ name: 'venue', title: 'Luogo', type: 'venue', group: 'event' }),
    defineField({ name: 'onlineUrl', title: 'Indirizzo online', type: 'url', group: 'event' }),
    defineField({ name: 'registrationUrl', title: 'Iscrizioni', type: 'url', group: 'event' }),
    defineField({
      name: 'hashtag',
      title: 'Hashtag',
      description: 'Senza il cancelletto.',
      type: 'string',
      group: 'event',
      validation: (rule) =>
        rule
          .regex(/^[\p{L}\p{N}_]+$/u, { name: 'hashtag' })
          .error('Solo lettere, cifre e trattino basso, senza cancelletto.'),
    }),
    defineField({
      name: 'participants',
      title: 'Chi partecipa',
      type: 'array',
      of: [defineArrayMember({ type: 'participant' })],
      group: 'people',
    }),
    defineField({
      name: 'programme',
      title: 'Programma',
      type: 'array',
      of: [defineArrayMember({ type: 'programmeEntry' })],
      group: 'people',
    }),
    defineField({ name: 'body', title: 'Testo', type: 'portableText', group: 'event' }),
    defineField({
      name: 'report',
      title: 'Resoconto',
      description: 'L’articolo che racconta com’è andata.',
      type: 'reference',
      to: [{ type: 'article' }],
      group: 'placement',
    }),
    { ...languageField, group: 'placement' },
    defineField({
      name: 'category',
      title: 'Categoria',
      type: 'reference',
      to: [{ type: 'category' }],
      group: 'placement',
    }),
    { ...tagsField, group: 'placement' },
    defineField({ name: 'seo', title: 'Motori e social', type: 'seo', group: 'sharing' }),
  ],
  orderings: [
    { name: 'newest', title: 'Dal più recente', by: [{ field: 'startsAt', direction: 'desc' }] },
  ],
  preview: {
    select: { title: 'title', date: 'startsAt', city: 'venue.city', media: 'image' },
    prepare: ({ title, date, city, media }) => ({
      title: title ?? 'Senza titolo',
      subtitle: [shortDate(date), city].filter(Boolean).join(' · '),
      media,
    }),
  },
})
