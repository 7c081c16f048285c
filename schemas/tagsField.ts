import { defineArrayMember, defineField } from '@sanity/types'

/** The keywords of an article or event. */
export const tagsField = defineField({
  name: 'tags',
  title: 'Tag',
  type: 'array',
  of: [defineArrayMember({ title: 'Tag', type: 'reference', to: [{ type: 'tag' }] })],
  validation: (rule) => rule.unique(),
})
