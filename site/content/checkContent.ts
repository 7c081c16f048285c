import type { ContentProblem } from '../../schemas/contentProblem.ts'
import type { Comment, Redirect, Settings } from '../../schemas/content.types.ts'
import type { Content, PageDocument } from './content.ts'
import { contentProblemAt } from './contentProblemAt.ts'
import { defaultSettings } from './defaultSettings.ts'
import type { RawContent } from './contentSource.ts'
import { findContentProblems } from './findContentProblems.ts'
import { inspectDocument } from './inspectDocument.ts'

/** What became of raw content: the usable part, and everything that is wrong with the rest. */
export interface CheckedContent {
  readonly content: Content
  readonly problems: readonly ContentProblem[]
}

type RawDocument = Readonly<Record<string, unknown>>
type PublishedDocument = PageDocument | Comment | Redirect | Settings
type DocumentOf<Type extends PublishedDocument['_type']> = Extract<
  PublishedDocument,
  { _type: Type }
>

/**
 * Validates every document by the schemas and every link between them. Documents that do not fit
 * are left out of the content and named in the problems.
 */
export function checkContent(
  raw: RawContent,
  options: { readonly cmsUrl: string; readonly now: Date },
): CheckedContent {
  const { cmsUrl, now } = options
  const problems: ContentProblem[] = []
  const valid: RawDocument[] = []
  // In the order of ids, so that problems are told in the same order each time.
  const documents = raw.documents.toSorted(by('_id'))
  for (const document of documents) {
    const result = inspectDocument(document).verdict
    if (result.success) valid.push(result.document)
    // A reader's comment never stops the site: it stays away until somebody mends it.
    const severity = result.success || document['_type'] === 'comment' ? 'warning' : 'error'
    const issues = result.success ? result.warnings : result.issues
    for (const { path, message } of issues) {
      problems.push(contentProblemAt(document, { path, message, severity, cmsUrl }))
    }
  }
  const known = new Set([
    ...documents.map((document) => String(document['_id'])),
    ...raw.pictures.map(({ _id }) => _id),
  ])
  problems.push(...findContentProblems(documents, known, cmsUrl))
  const visible = valid.filter((document) => !isBeforeItsTime(document, now))
  return { content: arrange(visible, raw, now), problems }
}

/** An article dated in the future is on no page yet; links to it are plain words until then. */
function isBeforeItsTime(document: RawDocument, now: Date): boolean {
  const { publishedAt } = document
  if (document['_type'] !== 'article' || typeof publishedAt !== 'string') return false
  return Date.parse(publishedAt) > now.getTime()
}

/** Documents of one type. Sound for those that passed the schema of their `_type`. */
function ofType<Type extends PublishedDocument['_type']>(
  documents: readonly RawDocument[],
  type: Type,
): DocumentOf<Type>[] {
  const isOfType = (document: RawDocument): document is DocumentOf<Type> =>
    document['_type'] === type
  return documents.filter(isOfType)
}

/** Orders by a text field, then by id; texts are compared by code unit, as GROQ does. */
function by(field: string, direction = 1) {
  return (one: RawDocument, other: RawDocument): number => {
    const [a, b] = [String(one[field]), String(other[field])]
    if (a !== b) return a < b ? -direction : direction
    return String(one['_id']) < String(other['_id']) ? -1 : 1
  }
}

function arrange(documents: readonly RawDocument[], raw: RawContent, readAt: Date): Content {
  const content = {
    articles: ofType(documents, 'article').sort(by('publishedAt', -1)),
    authors: ofType(documents, 'author').sort(by('name')),
    events: ofType(documents, 'event').sort(by('startsAt')),
    categories: ofType(documents, 'category').sort(by('title')),
    tags: ofType(documents, 'tag').sort(by('title')),
    series: ofType(documents, 'series').sort(by('title')),
    pages: ofType(documents, 'page').sort(by('title')),
  }
  const pageDocuments: PageDocument[] = Object.values(content).flat()
  return {
    ...content,
    settings: ofType(documents, 'settings')[0] ?? defaultSettings,
    redirects: ofType(documents, 'redirect').sort(by('_id')),
    comments: ofType(documents, 'comment').sort(by('submittedAt')),
    commentPlaces: raw.commentPlaces,
    pictures: new Map(raw.pictures.map((picture) => [picture._id, picture])),
    byId: new Map(pageDocuments.map((document) => [document._id, document])),
    readAt,
  }
}
