import type { Feed, FeedEntry } from './feed.ts'
import { xml, xmlElement } from './xml.ts'

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/** RFC 822 as RSS wants it: `Fri, 20 Nov 2026 08:30:00 GMT`. */
const rssDate = (iso: string): string => new Date(iso).toUTCString()

function item(entry: FeedEntry): string {
  return [
    '<item>',
    xmlElement('title', entry.title),
    xmlElement('link', entry.url),
    `<guid isPermaLink="false">${xml(entry.id)}</guid>`,
    `<pubDate>${rssDate(entry.published)}</pubDate>`,
    ...entry.authors.map(({ name }) => xmlElement('dc:creator', name)),
    ...entry.categories.map((category) => xmlElement('category', category)),
    // What has no summary is described by itself, which readers of RSS expect of a description.
    xmlElement('description', entry.summary ?? entry.markup),
    xmlElement('content:encoded', entry.summary && entry.markup),
    '</item>',
  ].join('')
}

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rssFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    xmlElement('title', feed.title),
    xmlElement('link', feed.home),
    `<description>${xml(feed.description)}</description>`,
    `<language>${feed.language}</language>`,
    `<atom:link href="${xml(`${feed.home}rss.xml`)}" rel="self" type="application/rss+xml"/>`,
    `<lastBuildDate>${rssDate(feed.updated)}</lastBuildDate>`,
    ...feed.entries.map(item),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}
