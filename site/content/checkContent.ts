import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { createContentLists } from './contentLists.ts'
import type { Content } from './content.ts'
import { contentProblemAt } from './contentProblemAt.ts'
import type { RawContent } from './contentSource.ts'
import { findContentProblems } from './findContentProblems.ts'
import { inspectDocument } from './inspectDocument.ts'
import { createSortedList } from './sortedList.ts'

/** What became of raw content: the usable part, and everything that is wrong with the rest. */
export interface CheckedContent {
  readonly content: Content
  readonly problems: readonly ContentProblem[]
}

type RawDocument = Readonly<Record<string, unknown>>

/** Checks content again and again, and looks only at what changed since the last time. */
export interface ContentChecker {
  /** Documents that did not change must be the same objects as before; times must not go back. */
  check(raw: RawContent, now: Date): CheckedContent
}

/**
 * Validates every document by the schemas and every link between them. Documents that do not fit
 * are left out of the content and named in the problems.
 */
export function checkContent(
  raw: RawContent,
  options: { readonly cmsUrl: string; readonly now: Date },
): CheckedContent {
  return createContentChecker(options.cmsUrl).check(raw, options.now)
}

const idOf = (document: RawDocument): string => String(document['_id'])

const byId = (one: RawDocument, other: RawDocument): number => (idOf(one) < idOf(other) ? -1 : 1)

/** A checker that has seen nothing. @param cmsUrl where problems can be mended. */
export function createContentChecker(cmsUrl: string): ContentChecker {
  let present = new Map<string, RawDocument>()
  // In the order of ids, so that problems are told in the same order each time.
  const sorted = createSortedList(byId)
  const own = createSortedList<OwnProblems>((one, other) => byId(one.document, other.document))
  const known = new Map<RawDocument, OwnProblems>()
  const between = createLinkChecker(cmsUrl)
  const lists = createContentLists()

  return {
    check: (raw, now) => {
      const { next, gone, come } = compare(present, raw.documents)
      const ids = { before: present, after: next }
      present = next
      const documents = sorted.update(new Set(gone), come)
      const mended = gone.flatMap((document) => known.get(document) ?? [])
      for (const document of gone) known.delete(document)
      const wrong = come.flatMap((document) => ownProblems(document, cmsUrl))
      for (const problems of wrong) known.set(problems.document, problems)
      const told = own.update(new Set(mended), wrong)
      const problems = [
        ...told.flatMap((each) => each.problems),
        ...between.check({ documents, gone, come, ids, pictures: raw.pictures }),
      ]
      const isValid = (document: RawDocument): boolean => inspectDocument(document).verdict.success
      const content = lists.arrange({ gone, come: come.filter(isValid), raw, now })
      return { content, problems }
    },
  }
}

/** What differs; loops over all documents, at every edit of a site that may have a hundred thousand. */
function compare(before: ReadonlyMap<string, RawDocument>, documents: readonly RawDocument[]) {
  const next = new Map<string, RawDocument>()
  const come: RawDocument[] = []
  for (const document of documents) {
    const id = idOf(document)
    next.set(id, document)
    if (before.get(id) !== document) come.push(document)
  }
  const gone: RawDocument[] = []
  for (const [id, old] of before) if (next.get(id) !== old) gone.push(old)
  return { next, gone, come }
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

interface LinkCheck {
  readonly documents: readonly RawDocument[]
  readonly gone: readonly RawDocument[]
  readonly come: readonly RawDocument[]
  readonly ids: {
    readonly before: ReadonlyMap<string, RawDocument>
    readonly after: ReadonlyMap<string, RawDocument>
  }
  readonly pictures: RawContent['pictures']
}

/**
 * Checks what lies between documents. As long as nothing was wrong, and ids, pictures and addresses
 * are those of before, only documents that changed can be wrong.
 */
function createLinkChecker(cmsUrl: string) {
  let wasSound = false
  let pictures: RawContent['pictures'] = []
  let pictureIds: ReadonlySet<string> = new Set()
  return {
    check: (given: LinkCheck): readonly ContentProblem[] => {
      const { documents, gone, come, ids } = given
      if (pictures !== given.pictures) pictureIds = new Set(given.pictures.map(({ _id }) => _id))
      const targets = { has: (id: string) => ids.after.has(id) || pictureIds.has(id) }
      const isPartial =
        wasSound &&
        pictures === given.pictures &&
        gone.length === come.length &&
        come.every((document) => {
          const old = ids.before.get(idOf(document))
          if (old === undefined || old['_type'] !== document['_type']) return false
          return inspectDocument(old).addressKey === inspectDocument(document).addressKey
        })
      pictures = given.pictures
      if (isPartial && findContentProblems(come, targets, cmsUrl).length === 0) return []
      const problems = findContentProblems(documents, targets, cmsUrl)
      wasSound = problems.length === 0
      return problems
    },
  }
}
