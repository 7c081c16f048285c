import { defineField, defineType } from '@sanity/types'

/** Where a draft stands with those who publish; a draft without a review is just being written. */
export const reviewStates = [
  { title: 'Da rivedere', value: 'toReview' },
  { title: 'Pronto', value: 'ready' },
] as const

/**
 * What the newsroom says to itself about a draft. It is a document of its own, and only ever a
 * draft: so it is never published, leaves the document it speaks of untouched, and those who may
 * write drafts and nothing else can ask for a review.
 */
export const review = defineType({
  name: 'review',
  title: 'Revisione',
  type: 'document',
  __experimental_omnisearch_visibility: false,
  fields: [
    defineField({
      name: 'state',
      title: 'Stato',
      type: 'string',
      options: { list: [...reviewStates] },
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'documentId',
      title: 'Documento',
      type: 'string',
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'by',
      title: 'Di chi',
      type: 'string',
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'at',
      title: 'Quando',
      type: 'datetime',
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
  ],
  preview: { select: { title: 'documentId', subtitle: 'state' } },
})
