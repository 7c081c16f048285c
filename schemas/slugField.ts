import { defineField, type SlugIsUniqueValidator } from '@sanity/types'
import { slugify } from './slugify.ts'

const isUnique: SlugIsUniqueValidator = async (slug, { document, getClient }) => {
  if (document === undefined) return true
  const id = document._id.replace(/^drafts\.|^versions\.[^.]+\./, '')
  const client = getClient({ apiVersion: '2025-02-19' }).withConfig({ perspective: 'drafts' })
  return client.fetch<boolean>(
    `!defined(*[_type == $type && slug.current == $slug && _id != $id
      && coalesce(language, "it") == $language][0]._id)`,
    { type: document._type, slug, id, language: document['language'] ?? 'it' },
  )
}

/** The address of a document, made from its `source` field; unique for its type and language. */
export const slugField = (source: 'title' | 'name') =>
  defineField({
    name: 'slug',
    title: 'Indirizzo',
    description: 'L’ultima parte dell’indirizzo della pagina. «Genera» la ricava dal titolo.',
    type: 'slug',
    options: { source, maxLength: 96, slugify, isUnique },
    validation: (rule) => [
      rule.required().error('Manca l’indirizzo: premi «Genera».'),
      rule.custom((slug) => {
        const current = slug?.current ?? ''
        if (current === '' || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(current)) return true
        return `Usa solo lettere minuscole senza accenti, cifre e trattini, per esempio «${slugify(current)}».`
      }),
    ],
  })
