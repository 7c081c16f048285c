import type { Article, Author, Event } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { authorWords } from '../content/authorWords.ts'
import { documentAddress, homeAddress, sectionAddress } from '../content/documentAddress.ts'
import type { MenuLink } from '../content/menuLinks.ts'
import { byline } from '../content/selectors/byline.ts'
import { documentsOf } from '../content/selectors/documentsOf.ts'
import { siteDescription } from '../content/siteDescription.ts'
import { zonedMinute } from '../text/formatDate.ts'
import { safeUrl } from '../text/safeUrl.ts'
import type { StructuredData } from './structuredData.ts'

/** What descriptions need beyond the document. */
export interface Describing {
  readonly content: Content
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string
  readonly language: Language
  /** Absolute address of the page's picture. */
  readonly image?: string | undefined
}

const absolute = (given: Describing, path: string): string => `${given.siteUrl}${path}`

function describePerson(given: Describing, author: Author): StructuredData {
  const { role } = authorWords(given.content, author, given.language)
  return {
    '@type': 'Person',
    name: author.name,
    url: absolute(given, documentAddress(author, given.language)),
    ...(role && { jobTitle: role }),
    ...(author.employer && { worksFor: { '@type': 'Organization', name: author.employer } }),
  }
}

function publisher({ content, siteUrl }: Describing): StructuredData {
  return { '@type': 'Organization', name: content.settings.title, url: `${siteUrl}/` }
}

/**
 * BlogPosting: what searchers take of an article and show
 * (https://developers.google.com/search/docs/appearance/structured-data/article), and how many
 * answered. All else stands in the page, as words that microformats name.
 */
export function describeArticle(
  given: Describing,
  article: Article,
  comments: number,
): StructuredData {
  const { content, image } = given
  const { timeZone } = content.settings
  return {
    '@type': 'BlogPosting',
    headline: article.title,
    datePublished: zonedMinute(article.publishedAt, timeZone),
    dateModified: zonedMinute(article.modifiedAt ?? article.publishedAt, timeZone),
    author: byline(content, article).map((author) => ({
      '@type': 'Person',
      name: author.name,
      url: absolute(given, documentAddress(author, given.language)),
    })),
    ...(image && { image }),
    commentCount: comments,
  }
}

/** ProfilePage: a person. */
export function describeAuthor(given: Describing, author: Author): StructuredData {
  const links = author.links?.flatMap(({ url }) => safeUrl(url) ?? [])
  return {
    '@type': 'ProfilePage',
    mainEntity: {
      ...describePerson(given, author),
      ...(given.image && { image: given.image }),
      ...(links && links.length > 0 && { sameAs: links }),
    },
  }
}

const EVENT_STATUS = {
  scheduled: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  movedOnline: 'EventMovedOnline',
} as const

function describePlaces(event: Event): StructuredData[] {
  const { venue, onlineUrl } = event
  const place = venue?.name !== undefined && {
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      ...(venue.address && { streetAddress: venue.address }),
      ...(venue.postalCode && { postalCode: venue.postalCode }),
      ...(venue.city && { addressLocality: venue.city }),
      ...(venue.province && { addressRegion: venue.province }),
      ...(venue.country && { addressCountry: venue.country }),
    },
  }
  const online = safeUrl(onlineUrl)
  return [
    place || [],
    online === undefined ? [] : { '@type': 'VirtualLocation', url: online },
  ].flat()
}

/** Event: when, where and with whom. */
export function describeEvent(given: Describing, event: Event): StructuredData {
  const people = (event.participants ?? []).flatMap((participant) => {
    const [author] = documentsOf(
      given.content,
      participant.author ? [participant.author] : [],
      'author',
    )
    const name = author?.name ?? participant.name
    return name === undefined ? [] : [{ role: participant.role, name, author }]
  })
  const organisers = people.filter(({ role }) => role === 'organiser')
  const performers = people.filter(({ role }) => role === 'speaker' || role === 'moderator')
  const venue = event.venue?.name !== undefined
  const mode = venue && event.onlineUrl ? 'Mixed' : venue ? 'Offline' : 'Online'
  return {
    '@type': 'Event',
    name: event.title,
    url: absolute(given, documentAddress(event, event.language)),
    startDate: event.startsAt,
    ...(event.endsAt && { endDate: event.endsAt }),
    ...(event.summary && { description: event.summary }),
    eventStatus: `https://schema.org/${EVENT_STATUS[event.status]}`,
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    inLanguage: event.language,
    location: describePlaces(event),
    ...(given.image && { image: given.image }),
    ...(organisers.length > 0 && {
      organizer: organisers.map(({ name }) => ({ '@type': 'Organization', name })),
    }),
    ...(performers.length > 0 && {
      performer: performers.map(({ name, author }) =>
        author === undefined ? { '@type': 'Person', name } : describePerson(given, author),
      ),
    }),
  }
}

/** WebSite: the site itself, on its front page. */
export function describeSite(given: Describing): StructuredData {
  const description = siteDescription(given.content, given.language)
  return {
    '@type': 'WebSite',
    name: given.content.settings.title,
    ...(description && { description }),
    url: absolute(given, homeAddress(given.language)),
    inLanguage: given.language,
    publisher: publisher(given),
  }
}

/**
 * BreadcrumbList: the way to the page that is last in `trail`, whose own address
 * searchers know (https://developers.google.com/search/docs/appearance/structured-data/breadcrumb).
 */
export function describeTrail(given: Describing, trail: readonly MenuLink[]): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      ...(index < trail.length - 1 && { item: absolute(given, href) }),
    })),
  }
}

/** The trail through a section to a page; that all begins at the front page, searchers know. */
export function trailTo(
  labels: { readonly section: string; readonly page: string },
  section: Parameters<typeof sectionAddress>[0],
  language: Language,
  address: string,
): readonly MenuLink[] {
  return [
    { label: labels.section, href: sectionAddress(section, language) },
    { label: labels.page, href: address },
  ]
}
