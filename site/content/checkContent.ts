import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { createContentLists } from './contentLists.ts'
import type { Content } from './content.ts'
import { contentProblemAt } from './contentProblemAt.ts'
import type { RawContent } from './contentSource.ts'
import { findContentProblems } from './findContentProblems.ts'
import { inspectDocument, slugOf } from './inspectDocument.ts'
import { createSortedList } from './sortedList.ts'

/** What became of raw content: the usable part, and everything that is wrong with the rest. */
export interface CheckedContent {
  readonly content: Content
  readonly problems: readonly ContentProblem[]
}

type RawDocument = Readonly<Record<string, unknown>>

/**
 * Validates documents by the schemas, and every link between them. Those that do not fit are left
 * out of the content and named in the problems. Looks only at what changed since the last time.
 */
export interface ContentChecker {
  /** Nothing that changed may be left out; times must not go back. */
  check(raw: RawContent, now: Date): CheckedContent
}

const idOf = (document: RawDocument): string => String(document['_id'])

const byId = (one: RawDocument, other: RawDocument): number => (idOf(one) < idOf(other) ? -1 : 1)

/** A checker that has seen nothing. @param cmsUrl where problems can be mended. */
export function createContentChecker(cmsUrl: string): ContentChecker {
  // In the order of ids, so that problems are told in the same order each time.
  const sorted = createSortedList(byId)
  const own = createSortedList<OwnProblems>((one, other) => byId(one.document, other.document))
  const known = new Map<RawDocument, OwnProblems>()
  const between = createLinkChecker(cmsUrl)
  const lists = createContentLists()

  return {
    check: (raw, now) => {
      const { gone, come } = raw
      const documents = sorted.update(new Set(gone), come)
      const mended = gone.flatMap((document) => known.get(document) ?? [])
      for (const document of gone) known.delete(document)
      const wrong = come.flatMap((document) => ownProblems(document, cmsUrl))
      for (const problems of wrong) known.set(problems.document, problems)
      const told = own.update(new Set(mended), wrong)
      const problems = [...told.flatMap((each) => each.problems), ...between.check(raw, documents)]
      const isValid = (document: RawDocument): boolean => inspectDocument(document).verdict.success
      const content = lists.arrange({ gone, come: come.filter(isValid), raw, now })
      return { content, problems }
    },
  }
}

/** What is wrong with a document by itself. */
interface OwnProblems {
  readonly document: RawDocument
  readonly problems: readonly ContentProblem[]
}

function ownProblems(document: RawDocument, cmsUrl: string): readonly OwnProblems[] {
  const result = inspectDocument(document).verdict
  // A reader's comment never stops the site: it stays away until somebody mends it.
  const severity = result.success || document['_type'] === 'comment' ? 'warning' : 'error'
  const issues = result.success ? result.warnings : result.issues
  if (issues.length === 0) return []
  const problems = issues.map(({ path, message }) =>
    contentProblemAt(document, { path, message, severity, cmsUrl }),
  )
  return [{ document, problems }]
}

/**
 * Checks what lies between documents. As long as nothing was wrong, only documents that came can be,
 * unless something went that others may refer to, or came to an address that is taken.
 */
function createLinkChecker(cmsUrl: string) {
  let wasSound = false
  let pictures: RawContent['pictures'] = []
  let pictureIds: ReadonlySet<string> = new Set()
  const claims = createAddressClaims()
  return {
    check: (given: RawContent, documents: readonly RawDocument[]): readonly ContentProblem[] => {
      const { gone, come } = given
      claims.update(gone, come)
      const knownPictures = pictureIds
      if (pictures !== given.pictures) pictureIds = new Set(given.pictures.map(({ _id }) => _id))
      const targets = { has: (id: string) => given.documents.has(id) || pictureIds.has(id) }
      const isPartial =
        wasSound &&
        gone.every((document) => given.documents.has(idOf(document))) &&
        (pictures === given.pictures || [...knownPictures].every((id) => pictureIds.has(id))) &&
        come.every(claims.isAlone)
      pictures = given.pictures
      if (isPartial && findContentProblems(come, targets, cmsUrl).length === 0) return []
      const problems = findContentProblems(documents, targets, cmsUrl)
      wasSound = problems.length === 0
      return problems
    },
  }
}

/** How many documents claim each address. */
function createAddressClaims() {
  // By what is before the slug, and by slug: the slugs are texts of the documents themselves.
  const claims = new Map<string, Map<string, number>>()
  const countsAt = (document: RawDocument): Map<string, number> => {
    const place = JSON.stringify([document['_type'], document['language'] ?? null])
    const counts = claims.get(place) ?? new Map<string, number>()
    claims.set(place, counts)
    return counts
  }
  const count = (document: RawDocument, more: 1 | -1): void => {
    const slug = slugOf(document)
    if (slug === undefined) return
    const counts = countsAt(document)
    const sum = (counts.get(slug) ?? 0) + more
    if (sum === 0) counts.delete(slug)
    else counts.set(slug, sum)
  }
  return {
    update: (gone: readonly RawDocument[], come: readonly RawDocument[]): void => {
      for (const document of come) count(document, 1)
      for (const document of gone) count(document, -1)
    },
    isAlone: (document: RawDocument): boolean => {
      const slug = slugOf(document)
      return slug === undefined || countsAt(document).get(slug) === 1
    },
  }
}
