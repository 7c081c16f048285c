import type { ArraySchemaType } from '@sanity/types'
import { parse as parseYaml } from 'yaml'
import { slugify } from '../../schemas/slugify.ts'
import { convertHtml, type Converted } from './convertHtml.ts'
import { holdsPicture } from './keepPictures.ts'
import { withLost } from './losses.ts'
import { markdownToHtml } from './markdownToHtml.ts'
import { messageOf } from '../messageOf.ts'

/** An article as a file of Markdown has it, and what of the file has no place in it. */
export interface MarkdownArticle {
  /** The fields of the article that the file gives. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly losses: Converted['losses']
  /** The names in the front matter that mean nothing here. */
  readonly unknown: readonly string[]
}

/** Thrown when the front matter is no YAML; the message says where. */
export class FrontMatterError extends Error {
  override readonly name = 'FrontMatterError'
}

const longestLead = 400

// As the usual generators of sites name them, and as an Italian would.
const names: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'titolo'],
  lead: ['lead', 'description', 'excerpt', 'summary', 'subtitle', 'sommario', 'descrizione'],
  kicker: ['kicker', 'occhiello'],
  slug: ['slug'],
  publishedAt: ['publishedAt', 'date', 'pubDate', 'pubDatetime', 'published', 'data'],
  modifiedAt: ['modifiedAt', 'updated', 'lastmod', 'updatedDate', 'modDatetime'],
}

/**
 * An article of Markdown with or without front matter between lines of `---`. Without a title
 * there, a heading of the first level at the beginning is the title.
 * @throws FrontMatterError
 */
export function articleOfMarkdown(
  text: string,
  type: ArraySchemaType,
  parse: (html: string) => Document,
): MarkdownArticle {
  const { matter, content } = split(text)
  const given = new Map<string, unknown>()
  const unknown: string[] = []
  for (const [name, value] of Object.entries(matter)) {
    const field = Object.keys(names).find((each) => names[each]?.includes(name))
    if (field === undefined) unknown.push(name)
    else if (!given.has(field)) given.set(field, value)
  }
  const [, heading, rest] = /^\s*# +(.+?)(?: +#+)?\s*(?:\n|$)([^]*)$/.exec(content) ?? []
  const takesHeading = heading !== undefined && !given.has('title')
  if (takesHeading) given.set('title', plain(heading))
  const { blocks: all, losses } = convertHtml(
    markdownToHtml(takesHeading ? (rest ?? '') : content),
    type,
    parse,
  )
  const blocks = all.filter((block) => !holdsPicture(block))
  const fields = { ...fieldsOf(given), ...(blocks.length > 0 ? { body: blocks } : {}) }
  return { fields, losses: withLost(losses, 'picture', all.length - blocks.length), unknown }
}

function split(text: string): { matter: Record<string, unknown>; content: string } {
  const [, yaml, content] =
    /^\uFEFF?---[ \t]*\r?\n([^]*?)\n---[ \t]*(?:\r?\n|$)([^]*)$/.exec(text) ?? []
  if (yaml === undefined || content === undefined) return { matter: {}, content: text }
  try {
    const matter: unknown = parseYaml(yaml)
    const isObject = typeof matter === 'object' && matter !== null && !Array.isArray(matter)
    return { matter: isObject ? { ...matter } : {}, content }
  } catch (error) {
    throw new FrontMatterError(messageOf(error))
  }
}

/** Heading text without the signs of emphasis and code. */
function plain(markdown: string): string {
  return markdown.replaceAll(/[*_`]/g, '').trim()
}

function fieldsOf(given: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of ['title', 'kicker', 'lead']) {
    const value = given.get(name)
    if (typeof value === 'string' && value.trim() !== '') fields[name] = value.trim()
  }
  const { title, lead } = fields
  if (typeof lead === 'string') fields['lead'] = shortened(lead)
  const address = given.get('slug') ?? title
  const slug = typeof address === 'string' ? slugify(address) : ''
  if (slug !== '') fields['slug'] = { _type: 'slug', current: slug }
  for (const name of ['publishedAt', 'modifiedAt']) {
    const date = dateOf(given.get(name))
    if (date !== undefined) fields[name] = date
  }
  return fields
}

function shortened(text: string): string {
  if (text.length <= longestLead) return text
  return `${text.slice(0, longestLead - 1).replace(/\s+\S*$/, '')}…`
}

function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && !(value instanceof Date)) return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
