import { defineType } from '@sanity/types'
import { byTitle, taxonomyFields, taxonomyPreview } from './taxonomy.ts'

/** Articles meant to be read one after the other. */
export const series = defineType({
  name: 'series',
  title: 'Serie',
  type: 'document',
  fields: taxonomyFields,
  orderings: byTitle,
  preview: taxonomyPreview,
})
