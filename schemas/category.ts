import { defineType } from '@sanity/types'
import { byTitle, taxonomyFields, taxonomyPreview } from './taxonomy.ts'

/** A broad subject; an article has one. */
export const category = defineType({
  name: 'category',
  title: 'Categoria',
  type: 'document',
  fields: taxonomyFields,
  orderings: byTitle,
  preview: taxonomyPreview,
})
