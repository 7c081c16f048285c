import { defineField } from '@sanity/types'
import { linkTargets } from './linkTargets.ts'

/** The words of a link. */
export const linkLabelField = defineField({
  name: 'label',
  title: 'Testo del collegamento',
  type: 'string',
  validation: (rule) => rule.required().error('Scrivi il testo del collegamento.'),
})

/** The page of the site that a link leads to. */
export const targetField = defineField({
  name: 'target',
  title: 'Pagina del sito',
  type: 'reference',
  to: [...linkTargets],
})

/** The address of a link that leads to no page of the site, or to a part of one. */
export const addressField = (name: 'href' | 'to', description: string) =>
  defineField({
    name,
    title: 'Oppure indirizzo',
    description,
    type: 'string',
    validation: (rule) =>
      rule
        .regex(/^(?:\/(?!\/)|https?:\/\/)\S*$/, { name: 'indirizzo' })
        .error('Scrivi un indirizzo che comincia con / oppure con https://.'),
  })
