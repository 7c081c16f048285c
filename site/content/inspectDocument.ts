import { type DocumentIssue, validateDocument } from '../../schemas/validate.ts'
import { isObject, walkContent } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** What one document says of itself, whatever the others are. */
export interface Inspection {
  readonly verdict:
    | { readonly success: true; readonly warnings: readonly DocumentIssue[] }
    | { readonly success: false; readonly issues: readonly DocumentIssue[] }
  /** Ids that references must lead to; see `referencesIn` for where they stand. */
  readonly targets: readonly string[]
  /** Ids of the pictures it refers to. */
  readonly pictures: ReadonlySet<string>
  /** Figures whose picture an import could not fetch. */
  readonly unfetched: readonly { readonly path: string; readonly original: string }[]
  readonly slug: string | undefined
  /** The same for all documents that would have the same address. */
  readonly addressKey: string | undefined
  /** The comment that it answers. */
  readonly parent: string | undefined
  /** When it is published, in epoch milliseconds: its comments may close some time after. */
  readonly publishedAt: number | undefined
  /** Other moments at which what the site shows of it changes: it begins, is over, an offer expires. */
  readonly moments: readonly number[]
}

/** Most documents have none; what is known of a document is kept as long as the document. */
const NO_PICTURES: ReadonlySet<string> = new Set()

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
  const targets = new Set<string>()
  const unfetched: { path: string; original: string }[] = []
  const moments = momentsOf(document)
  for (const { path, value } of walkContent(document)) {
    const { originalUrl: original, expiresAt } = value
    const target = strongTarget(value)
    if (typeof expiresAt === 'string') moments.push(Date.parse(expiresAt))
    if (target !== undefined) targets.add(target)
    if (typeof original === 'string' && !isObject(value['asset']))
      unfetched.push({ path, original })
  }
  const verdict = validateDocument(document)
  const pictures = [...targets].filter((target) => target.startsWith('image-'))
  const slug = slugOf(document)
  const parent = document['parent']
  const answered = isObject(parent) ? parent['_ref'] : undefined
  return {
    // Without the document, which would be held by what is known of it.
    verdict: verdict.success ? { success: true, warnings: verdict.warnings } : verdict,
    targets: [...targets],
    pictures: pictures.length === 0 ? NO_PICTURES : new Set(pictures),
    unfetched,
    slug,
    addressKey:
      slug === undefined
        ? undefined
        : JSON.stringify([document['_type'], document['language'] ?? null, slug]),
    parent: typeof answered === 'string' ? answered : undefined,
    publishedAt: timeOf(document, 'publishedAt'),
    moments,
  }
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

function slugOf(document: RawDocument): string | undefined {
  const slug = document['slug']
  const current = isObject(slug) ? slug['current'] : undefined
  return typeof current === 'string' ? current : undefined
}
