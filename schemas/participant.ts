import { defineField, defineType } from '@sanity/types'

const roles = [
  { title: 'Organizza', value: 'organiser' },
  { title: 'Collabora', value: 'collaborator' },
  { title: 'Modera', value: 'moderator' },
  { title: 'Interviene', value: 'speaker' },
]

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** Who takes part in an event: a person of ours, or a name. */
export const participant = defineType({
  name: 'participant',
  title: 'Partecipante',
  type: 'object',
  fields: [
    defineField({
      name: 'role',
      title: 'Ruolo',
      type: 'string',
      options: { list: roles },
      validation: (rule) => rule.required().error('Scegli il ruolo.'),
    }),
    defineField({ name: 'author', title: 'Persona', type: 'reference', to: [{ type: 'author' }] }),
    defineField({
      name: 'name',
      title: 'Nome',
      description: 'Se non è tra le persone del sito.',
      type: 'string',
    }),
    defineField({ name: 'organisation', title: 'Organizzazione', type: 'string' }),
    defineField({ name: 'url', title: 'Collegamento', type: 'url' }),
  ],
  validation: (rule) =>
    rule.custom((value) => {
      if (value === undefined || value === null) return true
      const isNamed = isGiven(value['author']) || isGiven(value['name'])
      return isNamed || 'Scegli una persona o scrivi un nome.'
    }),
  preview: {
    select: {
      name: 'name',
      author: 'author.name',
      role: 'role',
      organisation: 'organisation',
      media: 'author.portrait',
    },
    prepare: ({ name, author, role, organisation, media }) => ({
      title: author ?? name ?? 'Senza nome',
      subtitle: [roles.find(({ value }) => value === role)?.title, organisation]
        .filter(Boolean)
        .join(' · '),
      media,
    }),
  },
})
