import { type JsonObject, objectIn } from './objectIn.ts'

/**
 * What Google asks of each type, from https://developers.google.com/search/docs/appearance/structured-data
 * (article, breadcrumb, event, profile page, site name): required properties, and of those that it
 * recommends the ones a page of ours always knows.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  BlogPosting: ['headline', 'image', 'datePublished', 'dateModified', 'author.name', 'author.url'],
  BreadcrumbList: ['itemListElement.position', 'itemListElement.name'],
  Event: ['name', 'startDate', 'location', 'eventStatus', 'image'],
  ProfilePage: ['mainEntity.name', 'mainEntity.url'],
  WebSite: ['name', 'url'],
}

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

const listIn = (value: unknown): unknown[] => [value ?? []].flat()

function valuesAt(data: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(data))
    return data.length === 0 ? [undefined] : data.flatMap((part) => valuesAt(part, path))
  const [name, ...rest] = path
  if (name === undefined) return [data]
  return valuesAt(objectIn(data)[name], rest)
}

function locationProblems(event: JsonObject): string[] {
  return listIn(event['location']).flatMap((location) => {
    const place = objectIn(location)
    if (place['@type'] === 'VirtualLocation') return place['url'] ? [] : ['location without url']
    return place['name'] && objectIn(place['address'])['@type'] === 'PostalAddress'
      ? []
      : ['location without address']
  })
}

/** A trail has two parts or more, and of each but the last, which is the page itself, an address. */
function trailProblems({ itemListElement }: JsonObject): string[] {
  const parts = listIn(itemListElement).map(objectIn)
  if (parts.length < 2) return ['BreadcrumbList of one part']
  return parts.slice(0, -1).every(({ item }) => /^https?:/.test(String(item)))
    ? []
    : ['BreadcrumbList without itemListElement.item']
}

/** What is missing from the JSON-LD of a page, one line each; empty for a page without any. */
export function structuredDataProblems(markup: string): string[] {
  const [, source] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(markup) ?? []
  if (source === undefined) return []
  const root = objectIn(JSON.parse(source))
  const problems: string[] = root['@context'] === 'https://schema.org' ? [] : ['no @context']
  for (const part of listIn(root['@graph'] ?? root).map(objectIn)) {
    const type = String(part['@type'])
    const required = REQUIRED[type]
    if (required === undefined) problems.push(`${type} is not known to the check`)
    for (const path of required ?? []) {
      if (valuesAt(part, path.split('.')).some((value) => value === undefined || value === '')) {
        problems.push(`${type} without ${path}`)
      }
    }
    for (const [name, value] of Object.entries(part)) {
      if (/Date$|^date/.test(name) && !DATE.test(String(value)))
        problems.push(`${name}: ${String(value)}`)
      if (name === 'image' && !/^https?:/.test(String(value)))
        problems.push(`image: ${String(value)}`)
    }
    if (type === 'BreadcrumbList') problems.push(...trailProblems(part))
    if (type === 'Event') problems.push(...locationProblems(part))
  }
  return problems
}
