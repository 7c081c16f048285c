import { SaxesParser, type SaxesTagNS } from 'saxes'
import { type JsonObject, objectIn } from './objectIn.ts'

/** An XML element with its namespace. */
interface Element {
  readonly name: string
  readonly uri: string
  readonly attributes: Record<string, string>
  readonly children: Element[]
  text: string
}

/** Parses XML; throws when it is not well-formed. */
export function parseXml(source: string): Element {
  const root: Element = { name: '', uri: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    )
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.write(source).close()
  return root.children[0] ?? root
}

const ATOM = 'http://www.w3.org/2005/Atom'
const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text)
const RFC822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

/** Collects complaints; `need` complains unless the condition holds. */
function collect(): { problems: string[]; need: (holds: boolean, words: string) => void } {
  const problems: string[] = []
  return { problems, need: (holds, words) => void (holds || problems.push(words)) }
}

const duplicates = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

/** What is wrong with an RSS 2.0 feed by its specification and the RSS Advisory Board's profile. */
export function rssProblems(source: string, self: string): string[] {
  const { problems, need } = collect()
  const rss = parseXml(source)
  need(rss.name === 'rss' && rss.attributes['version'] === '2.0', 'the root is not rss 2.0')
  const [channel] = rss.children
  if (channel === undefined) return [...problems, 'no channel']
  const all = (parent: Element, name: string, uri = ''): Element[] =>
    parent.children.filter((child) => child.name === name && child.uri === uri)
  for (const name of ['title', 'link', 'description']) {
    need(all(channel, name).length === 1, `the channel needs one ${name}`)
  }
  need(isWebAddress(all(channel, 'link')[0]?.text ?? ''), 'the channel’s link is no address')
  const [own] = all(channel, 'link', ATOM)
  need(
    own?.attributes['rel'] === 'self' && own.attributes['href'] === self,
    'no atom:link to itself',
  )
  for (const date of all(channel, 'lastBuildDate'))
    need(RFC822.test(date.text), `date ${date.text}`)
  const items = all(channel, 'item')
  for (const item of items) {
    const [title] = all(item, 'title')
    need(title !== undefined || all(item, 'description').length > 0, 'an item says nothing')
    for (const name of ['title', 'link', 'guid', 'pubDate', 'description']) {
      need(all(item, name).length <= 1, `an item has several ${name}`)
    }
    need(isWebAddress(all(item, 'link')[0]?.text ?? ''), 'an item’s link is no address')
    need(RFC822.test(all(item, 'pubDate')[0]?.text ?? ''), 'an item’s date is not RFC 822')
    const [guid] = all(item, 'guid')
    need(guid?.attributes['isPermaLink'] === 'false' || isWebAddress(guid?.text ?? ''), 'guid')
    const [content] = all(item, 'encoded', 'http://purl.org/rss/1.0/modules/content/')
    need(
      content === undefined || all(item, 'description').length === 1,
      'content without a description',
    )
    need(!/<iframe|<script|<object/.test(content?.text ?? ''), 'an element that readers refuse')
    need(
      !/ (?:href|src)="(?!https?:|mailto:|tel:|data:)/.test(content?.text ?? ''),
      'relative address',
    )
  }
  need(duplicates(items.map((item) => all(item, 'guid')[0]?.text ?? '')).length === 0, 'guid twice')
  return problems
}

/** What is wrong with an Atom feed by RFC 4287. */
export function atomProblems(source: string, self: string): string[] {
  const { problems, need } = collect()
  const feed = parseXml(source)
  const all = (parent: Element, name: string): Element[] =>
    parent.children.filter((child) => child.name === name && child.uri === ATOM)
  need(feed.name === 'feed' && feed.uri === ATOM, 'the root is not an Atom feed')
  const linkOf = (parent: Element, rel: string): string | undefined =>
    all(parent, 'link').find(({ attributes }) => attributes['rel'] === rel)?.attributes['href']
  need(linkOf(feed, 'self') === self, 'no link to itself')
  const entries = all(feed, 'entry')
  for (const part of [feed, ...entries]) {
    for (const name of ['id', 'title', 'updated']) {
      need(all(part, name).length === 1, `${part.name} needs one ${name}`)
    }
    const id = all(part, 'id')[0]?.text ?? ''
    need(/^(?:https?:\/\/|tag:[\w.-]+,\d{4}(?:-\d{2}){0,2}:)\S+$/.test(id), `id ${id} is no IRI`)
    for (const name of ['updated', 'published']) {
      for (const date of all(part, name)) need(RFC3339.test(date.text), `${name} ${date.text}`)
    }
    for (const author of all(part, 'author')) {
      need(all(author, 'name').length === 1, 'an author without a name')
      for (const uri of all(author, 'uri')) need(isWebAddress(uri.text), `uri ${uri.text}`)
    }
    need(
      all(part, 'link').every(({ attributes }) => isWebAddress(attributes['href'] ?? '')),
      'link',
    )
  }
  const hasAuthor = all(feed, 'author').length > 0
  for (const entry of entries) {
    need(hasAuthor || all(entry, 'author').length > 0, 'an entry without an author')
    need(linkOf(entry, 'alternate') !== undefined || all(entry, 'content').length > 0, 'no content')
    need(
      all(entry, 'category').every(({ attributes }) => Boolean(attributes['term'])),
      'category',
    )
    for (const content of all(entry, 'content')) {
      need(content.attributes['type'] === 'html' && content.children.length === 0, 'content type')
    }
  }
  need(duplicates(entries.map((entry) => all(entry, 'id')[0]?.text ?? '')).length === 0, 'id twice')
  return problems
}

/** What is wrong with a feed by JSON Feed 1.1. */
export function jsonFeedProblems(source: string, self: string): string[] {
  const { problems, need } = collect()
  const feed = objectIn(JSON.parse(source))
  need(feed['version'] === 'https://jsonfeed.org/version/1.1', 'version')
  need(typeof feed['title'] === 'string' && feed['title'] !== '', 'title')
  need(feed['feed_url'] === self, `feed_url is ${String(feed['feed_url'])}`)
  for (const name of ['home_page_url', 'icon']) need(isWebAddress(String(feed[name])), name)
  need(/^[a-z]{2}$/.test(String(feed['language'])), 'language')
  const items = feed['items']
  if (!Array.isArray(items)) return [...problems, 'items is no list']
  for (const item of items.map(objectIn)) {
    need(typeof item['id'] === 'string' && item['id'] !== '', 'an item without an id')
    const bodies = ['content_html', 'content_text'].filter((name) => typeof item[name] === 'string')
    need(bodies.length > 0, 'an item without content')
    need(isWebAddress(String(item['url'])), 'an item’s url')
    for (const name of ['date_published', 'date_modified'])
      need(RFC3339.test(String(item[name])), name)
    const { authors = [], tags = [] } = item
    const isNamed = ({ name, url }: JsonObject) => Boolean(name) && isWebAddress(String(url))
    need(Array.isArray(authors) && authors.map(objectIn).every(isNamed), 'authors')
    need(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'), 'tags')
  }
  const ids = items.map((item) => String(objectIn(item)['id']))
  need(duplicates(ids).length === 0, 'an id twice')
  return problems
}
