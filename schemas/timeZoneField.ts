import { defineField } from '@sanity/types'

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('it', { timeZone: name }).format()
    return true
  } catch {
    return false
  }
}

/** The time zone that times are read in, by its IANA name; Rome unless an editor says otherwise. */
export const timeZoneField = defineField({
  name: 'timeZone',
  title: 'Fuso orario',
  description: 'In Italia «Europe/Rome».',
  type: 'string',
  initialValue: 'Europe/Rome',
  validation: (rule) => [
    rule.required().error('Scrivi il fuso orario.'),
    rule.custom((name) =>
      name === undefined || isTimeZone(name)
        ? true
        : 'Non è un fuso orario: scrivi per esempio «Europe/Rome».',
    ),
  ],
})
