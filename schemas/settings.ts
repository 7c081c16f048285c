import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { languageField } from './languageField.ts'
import { timeZoneField } from './timeZoneField.ts'

/** The one document about the site itself; its id is `settings`. */
export const settings = defineType({
  name: 'settings',
  title: 'Impostazioni',
  type: 'document',
  groups: [
    { name: 'site', title: 'Il sito', default: true },
    { name: 'menus', title: 'Menu e piè di pagina' },
    { name: 'comments', title: 'Commenti' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Nome del sito',
      type: 'string',
      group: 'site',
      validation: (rule) => rule.required().error('Scrivi il nome del sito.'),
    }),
    defineField({
      name: 'description',
      title: 'Descrizione',
      description: 'Una frase: di che cosa parla e a chi.',
      type: 'text',
      rows: 3,
      group: 'site',
      validation: (rule) => rule.required().error('Scrivi di che cosa parla il sito.'),
    }),
    defineField({
      name: 'otherDescription',
      title: 'Descrizione nell’altra lingua',
      description: 'Per le pagine in inglese di un sito italiano, o viceversa. Vuota: là non c’è.',
      type: 'text',
      rows: 3,
      group: 'site',
    }),
    defineField({ name: 'logo', title: 'Marchio', type: 'image', group: 'site' }),
    { ...languageField, group: 'site' },
    { ...timeZoneField, group: 'site' },
    defineField({
      name: 'articlesPerPage',
      title: 'Articoli per pagina',
      type: 'number',
      initialValue: 12,
      group: 'site',
      validation: (rule) =>
        rule.required().integer().min(5).max(50).error('Scrivi un numero intero da 5 a 50.'),
    }),
    defineField({
      name: 'menu',
      title: 'Menu',
      description: 'Ogni voce sta nel menu della lingua della pagina a cui porta.',
      type: 'array',
      of: [defineArrayMember({ type: 'menuEntry' })],
      group: 'menus',
    }),
    defineField({
      name: 'footer',
      title: 'Piè di pagina',
      type: 'object',
      group: 'menus',
      fields: [
        defineField({ name: 'name', title: 'Nome', type: 'string' }),
        defineField({ name: 'street', title: 'Via e numero', type: 'string' }),
        defineField({ name: 'postalCode', title: 'CAP', type: 'string' }),
        defineField({ name: 'city', title: 'Città', type: 'string' }),
        defineField({ name: 'province', title: 'Provincia', type: 'string' }),
        defineField({ name: 'phone', title: 'Telefono', type: 'string' }),
        defineField({
          name: 'email',
          title: 'Email',
          type: 'string',
          validation: (rule) => rule.email().error('Non è un indirizzo email.'),
        }),
        defineField({ name: 'mapUrl', title: 'Mappa', type: 'url' }),
      ],
    }),
    defineField({
      name: 'social',
      title: 'Profili social',
      type: 'array',
      of: [defineArrayMember({ type: 'labelledLink' })],
      group: 'menus',
    }),
    defineField({
      name: 'comments',
      title: 'Commenti',
      type: 'object',
      group: 'comments',
      fields: [
        defineField({
          name: 'closeAfterDays',
          title: 'Chiudi dopo (giorni)',
          description: 'Vuoto: i commenti restano aperti.',
          type: 'number',
          validation: (rule) =>
            rule.integer().min(1).error('Scrivi un numero intero di giorni, almeno 1.'),
        }),
        defineField({
          name: 'approval',
          title: 'Approvazione',
          description:
            'Chi è già noto ha confermato il proprio indirizzo e ha almeno un commento approvato.',
          type: 'string',
          options: {
            layout: 'radio',
            list: [
              { title: 'Leggiamo ogni commento prima che si veda', value: 'always' },
              { title: 'Chi è già noto si vede subito, se nulla desta sospetto', value: 'known' },
            ],
          },
          initialValue: 'always',
        }),
        defineField({
          name: 'blockedWords',
          title: 'Parole che trattengono',
          description: 'Un commento che contiene una di queste parole o frasi non si vede subito.',
          type: 'array',
          of: [defineArrayMember({ title: 'Parola', type: 'string' })],
          options: { layout: 'tags' },
        }),
        defineField({
          name: 'blockedDomains',
          title: 'Siti che trattengono',
          description: 'Come esempio.com; valgono anche i loro sottodomini.',
          type: 'array',
          of: [defineArrayMember({ title: 'Sito', type: 'string' })],
          options: { layout: 'tags' },
        }),
        defineField({
          name: 'keepAddressesDays',
          title: 'Conserva gli indirizzi email per (giorni)',
          description:
            'Passato questo tempo dall’ultimo commento, l’indirizzo di chi l’ha scritto è cancellato.',
          type: 'number',
          initialValue: 730,
          validation: (rule) =>
            rule.integer().min(1).error('Scrivi un numero intero di giorni, almeno 1.'),
        }),
      ],
    }),
  ],
  preview: { prepare: () => ({ title: 'Impostazioni' }) },
})
