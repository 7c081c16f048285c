import { defineType } from '@sanity/types'
import { byTitle, taxonomyFields, taxonomyPreview } from './taxonomy.ts'

/** A keyword; an article has as many as it needs. */
export const tag = defineType({
  name: 'tag',
  title: 'Tag',
  type: 'document',
  fields: taxonomyFields,
  orderings: byTitle,
  preview: taxonomyPreview,
})
