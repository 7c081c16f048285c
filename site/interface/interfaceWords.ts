import type { Language } from '../content/content.ts'

/** The words of the site's own interface in one language. */
export interface InterfaceWords {
  readonly languageName: string
  readonly otherLanguage: { readonly language: Language; readonly label: string }
  readonly skipToContent: string
  readonly menu: string
  readonly sections: Readonly<
    Record<
      | 'home'
      | 'article'
      | 'author'
      | 'event'
      | 'category'
      | 'tag'
      | 'series'
      | 'archive'
      | 'search',
      string
    >
  >
  /** The singular of each kind of list, above its title. */
  readonly kinds: Readonly<Record<'category' | 'tag' | 'series', string>>
  readonly frontPage: Readonly<
    Record<
      'more' | 'allArticles' | 'agenda' | 'allEvents' | 'people' | 'allPeople' | 'empty',
      string
    >
  >
  readonly article: {
    readonly by: string
    readonly and: string
    readonly published: string
    readonly updated: string
    readonly readingTime: (minutes: number) => string
    readonly contents: string
    readonly notes: string
    readonly backToText: string
    readonly note: (number: number) => string
    readonly related: string
    readonly earlier: string
    readonly later: string
    readonly around: string
    readonly tags: string
    readonly share: string
    readonly reportOf: string
    readonly translation: string
    readonly partOf: (number: number, count: number) => string
    readonly series: string
  }
  readonly figure: { readonly credit: string; readonly missing: string; readonly original: string }
  readonly embed: Readonly<
    Record<'see' | 'video' | 'map' | 'consent', (provider: string) => string>
  >
  readonly table: string
  readonly person: Readonly<
    Record<'biography' | 'skills' | 'links' | 'articles' | 'events' | 'at' | 'portrait', string>
  >
  readonly event: {
    readonly upcoming: string
    readonly past: string
    readonly noUpcoming: string
    readonly noPast: string
    readonly when: string
    readonly where: string
    readonly online: string
    readonly map: string
    readonly register: string
    readonly calendar: string
    readonly subscribe: string
    readonly months: string
    readonly earlierMonth: string
    readonly laterMonth: string
    readonly programme: string
    readonly people: string
    readonly report: string
    readonly to: string
    readonly roles: Readonly<Record<'organiser' | 'collaborator' | 'moderator' | 'speaker', string>>
    readonly status: Readonly<Record<'cancelled' | 'postponed' | 'movedOnline', string>>
  }
  readonly lists: {
    readonly empty: string
    readonly count: (articles: number) => string
    readonly pages: string
    readonly page: (number: number) => string
    readonly newer: string
    readonly older: string
  }
  readonly search: {
    readonly label: string
    readonly button: string
    readonly waiting: string
    readonly results: (pages: number, query: string) => string
    readonly more: string
    readonly failed: string
    readonly withoutScript: string
  }
  readonly comments: {
    readonly count: (comments: number) => string
    readonly leave: string
    readonly notice: string
    readonly name: string
    readonly email: string
    readonly url: string
    readonly body: string
    readonly send: string
    readonly privacy: string
    readonly privacyLink: string
    readonly privacyAddress: string
    readonly thanks: string
    readonly thanksMore: string
    readonly closed: string
    readonly removed: string
    readonly reply: string
    /** Between the word above and a name, for those who hear the page. */
    readonly replyTo: string
    readonly fromAuthor: string
    readonly notify: string
    readonly follow: string
    readonly pages: string
    readonly earlier: string
    readonly later: string
    readonly page: (number: number, count: number) => string
    readonly pageTitle: (title: string, number: number) => string
    readonly feedTitle: (title: string) => string
    readonly mine: string
    readonly leaveEmpty: string
  }
  readonly footer: Readonly<
    Record<'contact' | 'follow' | 'phone' | 'map' | 'privacy' | 'sections' | 'service', string>
  >
  readonly feeds: Readonly<Record<'label' | 'rss' | 'atom' | 'json' | 'whole' | 'calendar', string>>
  /** On a page that only leads on. */
  readonly moved: string
  readonly notFound: Readonly<Record<'title' | 'text' | 'home', string>>
}
