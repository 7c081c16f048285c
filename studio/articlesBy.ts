import { FilterIcon } from '@sanity/icons/Filter'
import { ImageRemoveIcon } from '@sanity/icons/ImageRemove'
import type { DocumentListBuilder, ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { edicolaNamespace, type EdicolaStringKey, italianStrings } from './locale/edicolaStrings.ts'
import { typeIcons } from './typeIcons.ts'

/** Version of the API that these lists are written for. */
const apiVersion = 'v2025-02-19'

/** What articles are looked for by; `references` is there because the lake has an index for it. */
const axes = {
  author: 'references($id) && $id in authors[]._ref',
  category: 'references($id) && category._ref == $id',
  tag: 'references($id) && $id in tags[]._ref',
  series: 'references($id) && series._ref == $id',
} as const

const titleOf = (key: EdicolaStringKey) => ({ title: { key, ns: edicolaNamespace } })

/** Articles by who signs them, by category, tag and series; and those without a main picture. */
export function articlesBy(S: StructureBuilder): ListItemBuilder {
  const key = 'desk.articlesBy'
  return S.listItem()
    .id('articles-by')
    .title(italianStrings[key])
    .i18n(titleOf(key))
    .icon(FilterIcon)
    .child(
      S.list()
        .id('articles-by')
        .title(italianStrings[key])
        .i18n(titleOf(key))
        .items([
          by(S, 'author'),
          by(S, 'category'),
          by(S, 'tag'),
          by(S, 'series'),
          S.divider(),
          withoutPicture(S),
        ]),
    )
}

function by(S: StructureBuilder, type: keyof typeof axes): ListItemBuilder {
  const key = `desk.articlesBy.${type}` as const
  const those = S.documentTypeList(type)
    .id(`by-${type}`)
    .title(italianStrings[`desk.${type}`])
    .i18n(titleOf(`desk.${type}`))
    .initialValueTemplates([])
    .canHandleIntent(() => false)
    .defaultOrdering([{ field: type === 'author' ? 'name' : 'title', direction: 'asc' }])
    .child((id) => articles(S, axes[type]).id(id).params({ id }))
  return S.listItem()
    .id(`by-${type}`)
    .title(italianStrings[key])
    .i18n(titleOf(key))
    .icon(typeIcons[type])
    .child(those)
}

function withoutPicture(S: StructureBuilder): ListItemBuilder {
  const key = 'desk.articlesBy.noPicture'
  return S.listItem()
    .id('no-picture')
    .title(italianStrings[key])
    .i18n(titleOf(key))
    .icon(ImageRemoveIcon)
    .child(articles(S, '!defined(hero.asset)').id('no-picture'))
}

function articles(S: StructureBuilder, filter: string): DocumentListBuilder {
  return S.documentList()
    .title(italianStrings['desk.article'])
    .i18n(titleOf('desk.article'))
    .schemaType('article')
    .apiVersion(apiVersion)
    .filter(`_type == "article" && ${filter}`)
    .initialValueTemplates([])
    .canHandleIntent(() => false)
    .defaultOrdering([{ field: 'publishedAt', direction: 'desc' }])
    .menuItems(S.documentTypeList('article').getMenuItems() ?? [])
}
