import type { SchemaTypeDefinition } from '@sanity/types'
import { article } from './article.ts'
import { author } from './author.ts'
import { callToAction } from './callToAction.ts'
import { category } from './category.ts'
import { codeBlock } from './codeBlock.ts'
import { comment } from './comment.ts'
import { embed } from './embed.ts'
import { event } from './event.ts'
import { eventCard } from './eventCard.ts'
import { figure } from './figure.ts'
import { gallery } from './gallery.ts'
import { labelledLink } from './labelledLink.ts'
import { markdown } from './markdown.ts'
import { math } from './math.ts'
import { menuEntry } from './menuEntry.ts'
import { page } from './page.ts'
import { participant } from './participant.ts'
import { portableText } from './portableText.ts'
import { programmeEntry } from './programmeEntry.ts'
import { promoBanner } from './promoBanner.ts'
import { pullQuote } from './pullQuote.ts'
import { redirect } from './redirect.ts'
import { seo } from './seo.ts'
import { series } from './series.ts'
import { settings } from './settings.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { venue } from './venue.ts'

/** The content model: every type of document and object, as the Studio registers them. */
export const schemaTypes: SchemaTypeDefinition[] = [
  article,
  author,
  event,
  comment,
  category,
  tag,
  series,
  page,
  settings,
  redirect,
  portableText,
  figure,
  gallery,
  pullQuote,
  embed,
  callToAction,
  promoBanner,
  eventCard,
  codeBlock,
  table,
  markdown,
  math,
  seo,
  labelledLink,
  menuEntry,
  venue,
  participant,
  programmeEntry,
]
