import type { Feed, FeedEntry } from './feed.ts'
import { xml, xmlElement } from './xml.ts'

function entryMarkup(entry: FeedEntry): string {
  return [
    '<entry>',
    xmlElement('title', entry.title),
    xmlElement('id', entry.id),
    `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
    xmlElement('published', entry.published),
    xmlElement('updated', entry.updated),
    ...entry.authors.map(
      ({ name, url }) => `<author>${xmlElement('name', name)}${xmlElement('uri', url)}</author>`,
    ),
    ...entry.categories.map((category) => `<category term="${xml(category)}"/>`),
    xmlElement('summary', entry.summary),
    entry.markup === undefined ? '' : `<content type="html">${xml(entry.markup)}</content>`,
    '</entry>',
  ].join('')
}

/** A feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    xmlElement('title', feed.title),
    xmlElement('subtitle', feed.description),
    xmlElement('id', feed.home),
    xmlElement('updated', feed.updated),
    `<link rel="self" type="application/atom+xml" href="${xml(`${feed.home}atom.xml`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>`,
    xmlElement('icon', feed.icon),
    // RFC 4287, 4.1.1: entries without an author take the feed's.
    `<author>${xmlElement('name', feed.title)}</author>`,
    ...feed.entries.map(entryMarkup),
    '</feed>',
    '',
  ].join('\n')
}
