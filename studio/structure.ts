import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { CogIcon } from '@sanity/icons/Cog'
import { EditIcon } from '@sanity/icons/Edit'
import { PublishIcon } from '@sanity/icons/Publish'
import { TrashIcon } from '@sanity/icons/Trash'
import type { JSX } from 'react'
import type { Schema } from 'sanity'
import type {
  Component as StructureComponent,
  DocumentListBuilder,
  ListItemBuilder,
  StructureBuilder,
} from 'sanity/structure'
import type { StructureResolver } from 'sanity/structure'
import { articlesBy } from './articlesBy.ts'
import { edicolaNamespace, type EdicolaStringKey, italianStrings } from './locale/edicolaStrings.ts'
import { PendingIcon } from './moderation/PendingIcon.tsx'
import { ToModeration } from './moderation/ToModeration.tsx'
import { PlannedList } from './planning/PlannedList.tsx'
import { ReviewList } from './review/ReviewList.tsx'
import { TrashList } from './trash/TrashList.tsx'
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
        .child(ownPane(S, 'pending', ToModeration)),
      item(S, 'drafts', 'desk.drafts').icon(EditIcon).child(drafts(S)),
      item(S, 'review', 'desk.review')
        .icon(CheckmarkCircleIcon)
        .child(ownPane(S, 'review', ReviewList)),
      item(S, 'scheduled', 'desk.scheduled')
        .icon(ClockIcon)
        .child(ownPane(S, 'scheduled', PlannedList)),
      item(S, 'published', 'desk.published').icon(PublishIcon).child(published(S)),
      S.divider(),
      typeItem(S, schema, 'article'),
      articlesBy(S),
      events(S, schema),
      typeItem(S, schema, 'author'),
      S.divider(),
      typeItem(S, schema, 'category'),
      typeItem(S, schema, 'tag'),
      typeItem(S, schema, 'series'),
      typeItem(S, schema, 'page'),
      S.divider(),
      comments(S),
      S.divider(),
      item(S, 'settings', 'desk.settings')
        .icon(CogIcon)
        .child(S.document().schemaType('settings').documentId(settingsId)),
      typeItem(S, schema, 'redirect'),
      item(S, 'trash', 'desk.trash')
        .icon(TrashIcon)
        .child(ownPane(S, 'trash', TrashList)),
    ])

const titleOf = (key: EdicolaStringKey) => ({ title: { key, ns: edicolaNamespace } })

function item(S: StructureBuilder, id: string, key: EdicolaStringKey): ListItemBuilder {
  return S.listItem().id(id).title(italianStrings[key]).i18n(titleOf(key))
}

/** A pane that is not a list of documents. */
function ownPane(
  S: StructureBuilder,
  id: 'pending' | 'review' | 'scheduled' | 'trash',
  component: () => JSX.Element | null,
): StructureComponent {
  const key = `desk.${id}` as const
  const pane = S.component(component).id(id).title(italianStrings[key]).serialize()
  // The builder forgets what its own `i18n()` was given when it is serialized.
  return { ...pane, i18n: titleOf(key) }
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

/** Articles that readers see, the newest first. */
function published(S: StructureBuilder): DocumentListBuilder {
  return (
    S.documentList()
      .id('published')
      .title(italianStrings['desk.published'])
      .i18n(titleOf('desk.published'))
      .schemaType('article')
      .apiVersion(apiVersion)
      .filter('_type == "article" && publishedAt <= now() && _originalId == _id')
      .initialValueTemplates([])
      // A link to a document opens it in the list of its type.
      .canHandleIntent(() => false)
      .defaultOrdering([{ field: 'publishedAt', direction: 'desc' }])
      // A list with a filter of its own is given no menu to sort it by.
      .menuItems(S.documentTypeList('article').getMenuItems() ?? [])
  )
}

function events(S: StructureBuilder, schema: Schema): ListItemBuilder {
  const key = 'desk.event'
  const list = (
    id: 'upcoming' | 'past',
    comparison: string,
    direction: 'asc' | 'desc',
  ): ListItemBuilder => {
    const titleKey = `desk.event.${id}` as const
    const child = S.documentList()
      .id(id)
      .title(italianStrings[titleKey])
      .i18n(titleOf(titleKey))
      .schemaType('event')
      .apiVersion(apiVersion)
      .filter(`_type == "event" && coalesce(endsAt, startsAt) ${comparison} now()`)
      .canHandleIntent(() => false)
      .defaultOrdering([{ field: 'startsAt', direction }])
      .menuItems(S.documentTypeList('event').getMenuItems() ?? [])
    return item(S, id, titleKey).icon(typeIcons.event).child(child)
  }
  const all = typeItem(S, schema, 'event')
    .id('all-events')
    .title(italianStrings['desk.event.all'])
    .i18n(titleOf('desk.event.all'))
  return item(S, 'event', key)
    .icon(typeIcons.event)
    .child(
      S.list()
        .id('event')
        .title(italianStrings[key])
        .i18n(titleOf(key))
        .items([list('upcoming', '>=', 'asc'), list('past', '<', 'desc'), S.divider(), all]),
    )
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

/** Every comment as a document, for its history; moderation has a tool of its own. */
function comments(S: StructureBuilder): ListItemBuilder {
  const key = 'desk.comment'
  return item(S, 'comment', key)
    .icon(typeIcons.comment)
    .child(
      S.documentList()
        .id('comment')
        .title(italianStrings[key])
        .i18n(titleOf(key))
        .schemaType('comment')
        .apiVersion(apiVersion)
        .filter('_type == "comment"')
        .initialValueTemplates([])
        .canHandleIntent((intent, { type }) => intent === 'edit' && type === 'comment')
        .defaultLayout('detail')
        .defaultOrdering([{ field: 'submittedAt', direction: 'desc' }]),
    )
}
