import { type DocumentIssue, validateDocument } from '../../schemas/validate.ts'
import { isObject, objectsIn, walkContent } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** What one document says of itself, whatever the others are. */
export interface Inspection {
  readonly verdict:
    | { readonly success: true; readonly warnings: readonly DocumentIssue[] }
    | { readonly success: false; readonly issues: readonly DocumentIssue[] }
  /** Ids that references must lead to; see `referencesIn` for where they stand. */
  readonly targets: readonly string[]
  /** Figures whose picture an import could not fetch. */
  readonly unfetched: readonly { readonly path: string; readonly original: string }[]
  /** Moments other than its publication at which what the site shows of it changes: it begins, is over, an offer expires. */
  readonly moments: readonly number[]
}

/** What is known of a document is kept as long as the document, and most are sound and have none. */
const NONE: readonly never[] = []
const SOUND: Inspection['verdict'] = { success: true, warnings: NONE }

const inspections = new WeakMap<RawDocument, Inspection>()

/** Inspects a document; the same object is looked at once. */
export function inspectDocument(document: RawDocument): Inspection {
  const known = inspections.get(document) ?? inspect(document)
  inspections.set(document, known)
  return known
}

/** Says that `other` is the same document in another form. */
export function inspectAs(other: RawDocument, document: RawDocument): void {
  inspections.set(other, inspectDocument(document))
}

function inspect(document: RawDocument): Inspection {
  const objects = objectsIn(document)
  const targets = new Set(objects.flatMap((value) => strongTarget(value) ?? []))
  const expiries = objects.flatMap(({ expiresAt }) =>
    typeof expiresAt === 'string' ? Date.parse(expiresAt) : [],
  )
  const moments = [...momentsOf(document), ...expiries]
  return {
    verdict: verdictOn(document),
    targets: [...targets],
    unfetched: objects.some(isUnfetched) ? unfetchedIn(document) : NONE,
    moments: moments.length === 0 ? NONE : moments,
  }
}

const isUnfetched = ({ originalUrl, asset }: RawDocument): boolean =>
  typeof originalUrl === 'string' && !isObject(asset)

function unfetchedIn(document: RawDocument): Inspection['unfetched'] {
  return [...walkContent(document)].flatMap(({ path, value }) =>
    isUnfetched(value) ? [{ path, original: String(value['originalUrl']) }] : [],
  )
}

/** Without the document, which would be held by what is known of it. */
function verdictOn(document: RawDocument): Inspection['verdict'] {
  const verdict = validateDocument(document)
  if (!verdict.success) return verdict
  const { warnings } = verdict
  return warnings.length === 0 ? SOUND : { success: true, warnings }
}

/** Ids of the pictures that a document refers to. */
export function picturesOfDocument(document: RawDocument): readonly string[] {
  return inspectDocument(document).targets.filter((target) => target.startsWith('image-'))
}

/** The same for all documents that would have the same address; `undefined` without a slug. */
export function addressKeyOf(document: RawDocument): string | undefined {
  const slug = slugOf(document)
  if (slug === undefined) return undefined
  return JSON.stringify([document['_type'], document['language'] ?? null, slug])
}

/** The comment that a comment answers. */
export function parentOf({ parent }: RawDocument): string | undefined {
  const answered = isObject(parent) ? parent['_ref'] : undefined
  return typeof answered === 'string' ? answered : undefined
}

/** When a document is published, in epoch milliseconds: its comments may close some time after. */
export function publicationOf(document: RawDocument): number | undefined {
  return timeOf(document, 'publishedAt')
}

/** The references of a document that must lead somewhere: where they stand, and to which id. */
export function* referencesIn(
  document: RawDocument,
): Generator<{ readonly path: string; readonly target: string }> {
  for (const { path, value } of walkContent(document)) {
    const target = strongTarget(value)
    if (target !== undefined) yield { path, target }
  }
}

function strongTarget(value: Readonly<Record<string, unknown>>): string | undefined {
  const { _ref: target, _weak: isWeak } = value
  return typeof target === 'string' && isWeak !== true ? target : undefined
}

/** An event without an end is over twelve hours after its beginning. */
const EVENT_LENGTH = 12 * 60 * 60 * 1000

function momentsOf(document: RawDocument): number[] {
  const start = timeOf(document, 'startsAt')
  if (start === undefined) return []
  return [start, timeOf(document, 'endsAt') ?? start + EVENT_LENGTH]
}

function timeOf(document: RawDocument, field: string): number | undefined {
  const value = document[field]
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** The slug of a document, if it has one. */
export function slugOf(document: RawDocument): string | undefined {
  const slug = document['slug']
  const current = isObject(slug) ? slug['current'] : undefined
  return typeof current === 'string' ? current : undefined
}
