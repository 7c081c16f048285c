import { defineField, defineType } from '@sanity/types'

/** Where an event takes place. */
export const venue = defineType({
  name: 'venue',
  title: 'Luogo',
  type: 'object',
  fields: [
    defineField({ name: 'name', title: 'Nome', type: 'string' }),
    defineField({ name: 'address', title: 'Via e numero', type: 'string' }),
    defineField({ name: 'postalCode', title: 'CAP', type: 'string' }),
    defineField({ name: 'city', title: 'Città', type: 'string' }),
    defineField({ name: 'province', title: 'Provincia', type: 'string' }),
    defineField({ name: 'country', title: 'Paese', type: 'string', initialValue: 'Italia' }),
    defineField({ name: 'mapUrl', title: 'Mappa', type: 'url' }),
  ],
})
