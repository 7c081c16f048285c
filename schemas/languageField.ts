import { defineField } from '@sanity/types'

/** The language of a document: Italian unless an editor says otherwise. */
export const languageField = defineField({
  name: 'language',
  title: 'Lingua',
  type: 'string',
  initialValue: 'it',
  options: {
    list: [
      { title: 'Italiano', value: 'it' },
      { title: 'English', value: 'en' },
    ],
    layout: 'radio',
    direction: 'horizontal',
  },
  validation: (rule) => rule.required().error('Scegli la lingua.'),
})
