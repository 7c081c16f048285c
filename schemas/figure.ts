import { defineField, defineType } from '@sanity/types'
import { titledPreview } from './titledPreview.ts'

/** A picture with its words. `asset` may be missing only when an import noted where it was. */
export const figure = defineType({
  name: 'figure',
  title: 'Figura',
  type: 'image',
  options: { hotspot: true },
  fields: [
    defineField({
      name: 'alt',
      title: 'Testo alternativo',
      description: 'Che cosa si vede, per chi non vede l’immagine.',
      type: 'string',
      validation: (rule) => rule.required().error('Descrivi l’immagine per chi non la vede.'),
    }),
    defineField({ name: 'caption', title: 'Didascalia', type: 'string' }),
    defineField({ name: 'credit', title: 'Crediti', type: 'string' }),
    defineField({
      name: 'originalUrl',
      title: 'Indirizzo originale',
      description: 'Da dove veniva un’immagine che l’importazione non ha potuto copiare.',
      type: 'url',
      readOnly: true,
      hidden: ({ value }) => value === undefined,
    }),
  ],
  preview: titledPreview(
    { title: 'alt', subtitle: 'caption', media: 'asset' },
    'Senza testo alternativo',
  ),
  validation: (rule) =>
    rule.custom((value) => {
      if (value === undefined || value === null) return true
      const original: unknown = 'originalUrl' in value ? value.originalUrl : undefined
      const isHere = value.asset !== undefined && value.asset !== null
      if (isHere || (typeof original === 'string' && original !== '')) return true
      return 'Manca l’immagine: caricala o togli la figura.'
    }),
})
