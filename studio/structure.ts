import { CogIcon } from '@sanity/icons/Cog'
import { EditIcon } from '@sanity/icons/Edit'
import type { Schema } from 'sanity'
import type { DocumentListBuilder, ListItemBuilder, StructureBuilder } from 'sanity/structure'
import type { StructureResolver } from 'sanity/structure'
import { edicolaNamespace, type EdicolaStringKey, italianStrings } from './locale/edicolaStrings.ts'
import type { CommentStatus } from './moderation/commentStatus.ts'
import { PendingIcon } from './moderation/PendingIcon.tsx'
import { statusLooks } from './moderation/statusLooks.ts'
import { typeIcons } from './typeIcons.ts'

/** Version of the API that the desk's own lists are written for. */
const apiVersion = 'v2025-02-19'

/** The settings document; there is one. */
const settingsId = 'settings'

/** The types whose drafts are work in progress, in the desk's order. */
const editorialTypes = ['article', 'event', 'author', 'category', 'tag', 'series', 'page'] as const

/** The desk, in the order of an editorial office: what waits first, what is rare last. */
export const structure: StructureResolver = (S, { schema }) =>
  S.list()
    .id('desk')
    .title(italianStrings['desk.title'])
    .i18n(titleOf('desk.title'))
    .items([
      item(S, 'pending', 'desk.pending')
        .icon(PendingIcon)
        .child(comments(S, 'desk.pending', 'pending')),
      item(S, 'drafts', 'desk.drafts').icon(EditIcon).child(drafts(S)),
      S.divider(),
      typeItem(S, schema, 'article'),
      typeItem(S, schema, 'event'),
      typeItem(S, schema, 'author'),
      S.divider(),
      typeItem(S, schema, 'category'),
      typeItem(S, schema, 'tag'),
      typeItem(S, schema, 'series'),
      typeItem(S, schema, 'page'),
      S.divider(),
      commentsByStatus(S),
      S.divider(),
      item(S, 'settings', 'desk.settings')
        .icon(CogIcon)
        .child(S.document().schemaType('settings').documentId(settingsId)),
      typeItem(S, schema, 'redirect'),
    ])

const titleOf = (key: EdicolaStringKey) => ({ title: { key, ns: edicolaNamespace } })

function item(S: StructureBuilder, id: string, key: EdicolaStringKey): ListItemBuilder {
  return S.listItem().id(id).title(italianStrings[key]).i18n(titleOf(key))
}

/** A list of all documents of a type, in the first order that the schema offers for it. */
function typeItem(
  S: StructureBuilder,
  schema: Schema,
  type: (typeof editorialTypes)[number] | 'redirect',
): ListItemBuilder {
  const key = `desk.${type}` as const
  const definition = schema.get(type)
  const orderings = definition?.jsonType === 'object' ? definition.orderings : undefined
  const list = S.documentTypeList(type).title(italianStrings[key]).i18n(titleOf(key))
  return S.documentTypeListItem(type)
    .title(italianStrings[key])
    .i18n(titleOf(key))
    .icon(typeIcons[type])
    .child(list.defaultOrdering([...(orderings?.[0]?.by ?? [])]))
}

function drafts(S: StructureBuilder): DocumentListBuilder {
  return S.documentList()
    .id('drafts')
    .title(italianStrings['desk.drafts'])
    .i18n(titleOf('desk.drafts'))
    .apiVersion(apiVersion)
    .filter('_type in $types && (_originalId in path("drafts.**") || _id in path("drafts.**"))')
    .params({ types: editorialTypes })
    .defaultOrdering([{ field: '_updatedAt', direction: 'desc' }])
}

function commentsByStatus(S: StructureBuilder): ListItemBuilder {
  const key = 'desk.comment'
  const status = (status: CommentStatus, key: EdicolaStringKey): ListItemBuilder =>
    item(S, status, key)
      .icon(statusLooks[status].icon)
      .child(comments(S, key, status))
  return item(S, 'comment', key)
    .icon(typeIcons.comment)
    .child(
      S.list()
        .id('comment')
        .title(italianStrings[key])
        .i18n(titleOf(key))
        .items([
          status('pending', 'desk.pending'),
          status('approved', 'desk.comment.approved'),
          status('spam', 'desk.comment.spam'),
          status('trash', 'desk.comment.trash'),
          S.divider(),
          item(S, 'all', 'desk.comment.all')
            .icon(typeIcons.comment)
            .child(comments(S, 'desk.comment.all')),
        ]),
    )
}

function comments(
  S: StructureBuilder,
  key: EdicolaStringKey,
  status?: CommentStatus,
): DocumentListBuilder {
  return S.documentList()
    .id(`comments-${status ?? 'all'}`)
    .title(italianStrings[key])
    .i18n(titleOf(key))
    .schemaType('comment')
    .apiVersion(apiVersion)
    .filter(status ? '_type == "comment" && status == $status' : '_type == "comment"')
    .params(status ? { status } : {})
    .initialValueTemplates([])
    .canHandleIntent((intent, { type }) => intent === 'edit' && type === 'comment' && !status)
    .defaultLayout('detail')
    .defaultOrdering([{ field: 'submittedAt', direction: 'desc' }])
}
