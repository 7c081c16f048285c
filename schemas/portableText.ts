import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { linkTargets } from './linkTargets.ts'

const internalLinkAdvice =
  'È una pagina di questo sito? Un collegamento interno resta giusto anche se l’indirizzo cambia.'

const link = defineArrayMember({
  name: 'link',
  title: 'Collegamento esterno',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Indirizzo',
      type: 'url',
      validation: (rule) => [
        rule
          .uri({ allowRelative: true, scheme: ['http', 'https', 'mailto', 'tel'] })
          .required()
          .error('Scrivi un indirizzo che comincia con https://, mailto: o tel:.'),
        rule
          .custom(
            (href) => !(typeof href === 'string' && href.startsWith('/')) || internalLinkAdvice,
          )
          .warning(),
      ],
    }),
  ],
})

const internalLink = defineArrayMember({
  name: 'internalLink',
  title: 'Collegamento interno',
  type: 'object',
  fields: [
    defineField({
      name: 'reference',
      title: 'Pagina',
      description: 'Il collegamento resta giusto anche se l’indirizzo della pagina cambia.',
      type: 'reference',
      to: [...linkTargets],
      validation: (rule) => rule.required().error('Scegli la pagina.'),
    }),
  ],
})

const footnote = defineArrayMember({
  name: 'footnote',
  title: 'Nota',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Testo della nota',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.required().error('Scrivi la nota.'),
    }),
  ],
})

const foreign = defineArrayMember({
  name: 'foreign',
  title: 'Parole in un’altra lingua',
  type: 'object',
  fields: [
    defineField({
      name: 'language',
      title: 'Lingua',
      description: 'La sigla: en, fr, de, es, la…',
      type: 'string',
      validation: (rule) =>
        rule
          .required()
          .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { name: 'sigla della lingua' })
          .error('Scrivi la sigla della lingua, per esempio «en».'),
    }),
  ],
})

/** The text of articles, events, pages and biographies. */
export const portableText = defineType({
  name: 'portableText',
  title: 'Testo',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      title: 'Paragrafo',
      styles: [
        { title: 'Testo', value: 'normal' },
        { title: 'Titolo 2', value: 'h2' },
        { title: 'Titolo 3', value: 'h3' },
        { title: 'Titolo 4', value: 'h4' },
        { title: 'Citazione', value: 'blockquote' },
      ],
      lists: [
        { title: 'Elenco puntato', value: 'bullet' },
        { title: 'Elenco numerato', value: 'number' },
      ],
      marks: {
        decorators: [
          { title: 'Grassetto', value: 'strong' },
          { title: 'Corsivo', value: 'em' },
          { title: 'Sottolineato', value: 'underline' },
          { title: 'Barrato', value: 'strike-through' },
          { title: 'Codice', value: 'code' },
        ],
        annotations: [link, internalLink, footnote, foreign],
      },
    }),
    defineArrayMember({ type: 'figure' }),
    defineArrayMember({ type: 'gallery' }),
    defineArrayMember({ type: 'pullQuote' }),
    defineArrayMember({ type: 'embed' }),
    defineArrayMember({ type: 'callToAction' }),
    defineArrayMember({ type: 'promoBanner' }),
    defineArrayMember({ type: 'eventCard' }),
    defineArrayMember({ type: 'codeBlock' }),
    defineArrayMember({ type: 'table' }),
    defineArrayMember({ type: 'markdown' }),
    defineArrayMember({ type: 'math' }),
  ],
})
