import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import type { Lessons } from './classifier/lessons.ts'
import type { Commits } from './delivery/commitTogether.ts'
import type { Delivery } from './delivery/delivery.ts'
import type { Outbox } from './mail/outbox.ts'
import type { Manner, Origins } from './pages/answer.ts'
import type { Setting } from './pages/refusalPage.ts'
import type { IntakeKeys } from './privacy/intakeKeys.ts'
import { makeTimeToken } from './proof/timeToken.ts'
import { languageOf, type Language } from './submission.ts'
import type { CommentRules } from './thread/commentRules.ts'
import type { Thread } from './thread/readThread.ts'
import { wordingOf } from './wording/wordingOf.ts'

/** What the parts of a running intake share. */
export interface Intake {
  readonly client: SanityClient
  /** Does what links, rules and erasures decide; see `commentModeratorRole`. */
  readonly moderator: SanityClient
  readonly database: DatabaseSync
  /** Where work that somebody waits for shares the wait for the disk. */
  readonly commits: Commits
  /** Where the intake's files are. */
  readonly folder: string
  readonly outbox: Outbox
  /** Addresses that are told of comments which wait. */
  readonly moderators: readonly string[]
  readonly keys: IntakeKeys
  readonly delivery: Delivery
  readonly lessons: Lessons
  /** Asks for another attempt at the erasures that have been noted. */
  readonly eraseLater: () => void
  readonly clock: () => Date
  readonly log: (line: string) => void
  /** Without a slash at the end. */
  readonly siteUrl: string
  /** Where forms are sent. */
  readonly action: string
  readonly origins: Origins
  /** Questions to the lake that have not been answered yet, by article and parent. */
  readonly threadsUnderWay: Map<string, Promise<Thread>>
  /** The site's name as the settings gave it last; its host until they have been read. */
  siteTitle: string
  /** The editors' rules as the settings gave them last. */
  rules: CommentRules
}

/** Where a page of the intake stands: its words, its links, its form's key. */
export function settingOf(intake: Intake, language: Language, key?: string): Setting {
  const home = `${intake.siteUrl}${language === 'en' ? '/en/' : '/'}`
  return {
    wording: wordingOf(language),
    language,
    masthead: { title: intake.siteTitle, url: home },
    action: intake.action,
    privacyUrl: `${home}privacy/`,
    timeToken: (article) => makeTimeToken(intake.keys, article, intake.clock()),
    key: key === undefined || key === '' ? randomUUID() : key,
  }
}

/** How a request wants to be answered, and whether a page of ours sent it. */
export function mannerOf(intake: Intake, request: Request): Manner {
  const { origins } = intake
  const origin = request.headers.get('origin')
  const type = request.headers.get('content-type') ?? ''
  const accept = request.headers.get('accept') ?? ''
  return {
    json:
      /^application\/json\b/i.test(type) ||
      (accept.includes('application/json') && !accept.includes('text/html')),
    origins,
    origin: origin === origins.site || origin === origins.cms ? origin : undefined,
  }
}

/** The language to speak while the form's own is not known: English if preferred, else Italian. */
export function preferredLanguage(request: Request): Language {
  const [first = ''] = (request.headers.get('accept-language') ?? '').split(/[,;-]/)
  return languageOf(first.trim().toLowerCase()) ?? 'it'
}
