import { defineArrayMember, defineField, defineType } from '@sanity/types'
import { holdReasonLabels } from './holdReasons.ts'

/** The states of moderation, as an editor reads them. */
export const commentStatuses = [
  { title: 'In attesa', value: 'pending' },
  { title: 'Approvato', value: 'approved' },
  { title: 'Spam', value: 'spam' },
  { title: 'Cestinato', value: 'trash' },
] as const

/** The reasons as the Studio's list field takes them. */
const holdReasons = holdReasonLabels.map(({ value, it }) => ({ title: it, value }))

/**
 * A reader's comment. Its id begins with `comment.`, so that anonymous queries never see it, and
 * it has no draft: `status` is the one truth.
 */
export const comment = defineType({
  name: 'comment',
  title: 'Commento',
  type: 'document',
  liveEdit: true,
  fields: [
    defineField({
      name: 'status',
      title: 'Stato',
      description: 'Si cambia con «Approva», «Spam» e «Cestina».',
      type: 'string',
      options: { list: [...commentStatuses] },
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'holdReasons',
      title: 'Perché è stato trattenuto',
      type: 'array',
      of: [defineArrayMember({ title: 'Motivo', type: 'string', options: { list: holdReasons } })],
      readOnly: true,
    }),
    defineField({
      name: 'body',
      title: 'Commento',
      type: 'text',
      rows: 8,
      readOnly: true,
      validation: (rule) => rule.required().max(5000),
    }),
    defineField({
      name: 'name',
      title: 'Nome',
      type: 'string',
      readOnly: true,
      validation: (rule) => rule.required().max(80),
    }),
    defineField({ name: 'url', title: 'Sito web', type: 'url', readOnly: true }),
    defineField({
      name: 'article',
      title: 'Articolo',
      type: 'reference',
      to: [{ type: 'article' }],
      weak: true,
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'parent',
      title: 'In risposta a',
      type: 'reference',
      to: [{ type: 'comment' }],
      weak: true,
      readOnly: true,
    }),
    defineField({
      name: 'submittedAt',
      title: 'Inviato il',
      type: 'datetime',
      readOnly: true,
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'language', title: 'Lingua', type: 'string', readOnly: true }),
    defineField({
      name: 'authorReply',
      title: 'Risposta della redazione',
      type: 'boolean',
      readOnly: true,
    }),
  ],
  orderings: [
    {
      name: 'newest',
      title: 'Dal più recente',
      by: [{ field: 'submittedAt', direction: 'desc' }],
    },
  ],
  preview: { select: { title: 'name', subtitle: 'body' } },
})
