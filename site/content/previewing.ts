import type { ClientPerspective } from '@sanity/client'
import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { type CheckedContent, createContentChecker } from './checkContent.ts'
import { createChangeFinder } from './changedDocuments.ts'
import type { Content } from './content.ts'
import { createContentClient } from './contentClient.ts'
import { contentProblemAt } from './contentProblemAt.ts'
import { createTextStore } from './textStore.ts'
import { createContentSource, type RawContent } from './contentSource.ts'
import { findContentProblems } from './findContentProblems.ts'
import { addressKeyOf, inspectDocument } from './inspectDocument.ts'
import { mendDocument } from './mendDocument.ts'
import { addressesOf } from './previewAddresses.ts'
import { settleDrafts } from './settleDrafts.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** Which page of the site an editor wants to see. */
export type PreviewPlace =
  | { readonly kind: 'document'; readonly id: string }
  /** Decoded, as `/articoli/uno/`. */
  | { readonly kind: 'address'; readonly pathname: string }

/** A page of the site as content that is not published would make it. */
export interface PreviewView {
  readonly content: Content
  /** Decoded. */
  readonly pathname: string
  /** The document whose page it is; absent for lists. */
  readonly document: { readonly id: string; readonly type: string } | undefined
  /** Why this document could not be published as it is. */
  readonly problems: readonly ContentProblem[]
}

/** What came of a wish to see a page. */
export type PreviewLook =
  | { readonly kind: 'view'; readonly view: PreviewView }
  /** The document is there, but there is no page that could show it. */
  | { readonly kind: 'unfit'; readonly problems: readonly ContentProblem[] }
  /** There is no such document. */
  | { readonly kind: 'missing' }

/** Content as one perspective has it. */
export interface PreviewedContent {
  /** Fetches what differs: the documents with these (published) ids, or everything. */
  pull(ids: readonly string[] | undefined): Promise<void>
  look(place: PreviewPlace, now: Date): PreviewLook
}

/** What a preview asks of the site beside its pages; `site/content/previewing.ts` exports it. */
export interface SitePreviewing {
  followPreview(perspective: ClientPerspective): PreviewedContent
}

/** Lists may show what time made of them a minute ago. */
const FRESH_MILLISECONDS = 60_000

/**
 * Opens the content that the environment names, as `perspective` has it.
 * @public See {@link SitePreviewing}: the preview process imports this module by its path.
 */
export function followPreview(perspective: ClientPerspective): PreviewedContent {
  const environment = readSiteEnvironment(process.env)
  const published = createContentClient(environment)
  const source = createContentSource(
    published.withConfig({ perspective }),
    createTextStore(environment.imageCache),
  )
  const { cmsUrl } = environment
  const checkers = { whole: createPatientChecker(cmsUrl), around: createPatientChecker(cmsUrl) }
  const nothing = { documents: [], commentPlaces: [], pictures: [] }
  let drafted = createDrafted(nothing, [], { cmsUrl, checkers })
  return {
    pull: async (ids) => {
      const pulled = await source.pull(ids)
      const raw = { ...pulled, documents: [...pulled.documents.values()] }
      const settled = await settleDrafts(raw.documents, published)
      drafted = createDrafted(raw, settled, { cmsUrl, checkers })
    },
    look: (place, now) => {
      if (place.kind === 'document') {
        const document = drafted.raw.documents.find(({ _id }) => _id === place.id)
        return document === undefined ? { kind: 'missing' } : lookAt(drafted, document, now)
      }
      const { pathname } = place
      const document = drafted.raw.documents.find((one) => addressesOf(one).includes(pathname))
      if (document !== undefined) return lookAt(drafted, document, now, pathname)
      const content = drafted.whole(now)
      return { kind: 'view', view: { content, pathname, document: undefined, problems: [] } }
    },
  }
}

type PreviewedDocuments = Pick<RawContent, 'commentPlaces' | 'pictures'> & {
  readonly documents: readonly RawDocument[]
}

/** What one pull brought. */
interface Drafted {
  readonly raw: PreviewedDocuments
  /** All documents that fit: where a draft does not, the published version. */
  readonly settled: readonly RawDocument[]
  readonly cmsUrl: string
  /** The content that they make. */
  whole(now: Date): Content
  /** The same, with `document` in its place. */
  around(document: RawDocument, now: Date): Content
}

function createDrafted(
  raw: PreviewedDocuments,
  settled: readonly RawDocument[],
  given: {
    readonly cmsUrl: string
    readonly checkers: Readonly<Record<'whole' | 'around', PatientChecker>>
  },
): Drafted {
  const { cmsUrl, checkers } = given
  let kept: { readonly content: Content; readonly at: number } | undefined
  return {
    raw,
    settled,
    cmsUrl,
    whole: (now) => {
      if (kept === undefined || now.getTime() - kept.at > FRESH_MILLISECONDS) {
        const { content } = checkers.whole.check({ ...raw, documents: settled }, now)
        kept = { content, at: now.getTime() }
      }
      return kept.content
    },
    around: (document, now) => {
      const others = settled.filter(({ _id }) => _id !== document['_id'])
      return checkers.around.check({ ...raw, documents: [...others, document] }, now).content
    },
  }
}

interface PatientChecker {
  check(raw: PreviewedDocuments, now: Date): CheckedContent
}

/** A checker that looks only at what changed, and begins anew where time goes back. */
function createPatientChecker(cmsUrl: string): PatientChecker {
  const begin = () => ({ checker: createContentChecker(cmsUrl), changesTo: createChangeFinder() })
  let { checker, changesTo } = begin()
  let last = 0
  return {
    check: (raw, now) => {
      if (now.getTime() < last) ({ checker, changesTo } = begin())
      last = now.getTime()
      return checker.check({ ...raw, ...changesTo(raw.documents) }, now)
    },
  }
}

function lookAt(
  drafted: Drafted,
  document: RawDocument,
  now: Date,
  pathname?: string,
): PreviewLook {
  const id = String(document['_id'])
  const problems = problemsOf(document, drafted)
  const mended = mendDocument(document, now)
  if (mended === undefined) return { kind: 'unfit', problems }
  // An article is seen as on the day on which it will be published.
  const day = Date.parse(String(mended['publishedAt']))
  const isLater = day > now.getTime()
  const content =
    !isLater && drafted.settled.includes(mended)
      ? drafted.whole(now)
      : drafted.around(mended, isLater ? new Date(day) : now)
  const shown = content.byId.get(id)
  const address = pathname ?? (shown && addressesOf(mended)[0])
  if (shown === undefined || address === undefined) return { kind: 'unfit', problems }
  const view = { content, pathname: address, document: { id, type: shown._type }, problems }
  return { kind: 'view', view }
}

/** What keeps this document from being published, the others being as they are. */
function problemsOf(document: RawDocument, drafted: Drafted): readonly ContentProblem[] {
  const { raw, cmsUrl } = drafted
  const { verdict } = inspectDocument(document)
  const address = addressKeyOf(document)
  const own = verdict.success
    ? []
    : verdict.issues.map((issue) =>
        contentProblemAt(document, { ...issue, severity: 'error', cmsUrl }),
      )
  const known = new Set([
    ...raw.documents.map(({ _id }) => String(_id)),
    ...raw.pictures.map(({ _id }) => _id),
  ])
  // Of two with one address, the last is told: that is this one.
  const rivals = raw.documents.filter(
    (other) => other !== document && addressKeyOf(other) === address,
  )
  const among = findContentProblems([...rivals, document], known, cmsUrl).filter(
    ({ documentId, severity }) => documentId === document['_id'] && severity === 'error',
  )
  return [...own, ...among]
}
