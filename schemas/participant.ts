import { defineField, defineType } from '@sanity/types'

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
      options: {
        list: [
          { title: 'Organizza', value: 'organiser' },
          { title: 'Collabora', value: 'collaborator' },
          { title: 'Modera', value: 'moderator' },
          { title: 'Interviene', value: 'speaker' },
        ],
      },
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
      return 'author' in value || 'name' in value || 'Scegli una persona o scrivi un nome.'
    }),
  preview: { select: { title: 'name', subtitle: 'role', media: 'author.portrait' } },
})
