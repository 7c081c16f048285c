import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { contentProblemAt } from './contentProblemAt.ts'
import { addressKeyOf, inspectDocument, referencesIn, slugOf } from './inspectDocument.ts'
import { reservedSlugs } from './reservedSlugs.ts'

type Document = Readonly<Record<string, unknown>>
type KnownIds = Pick<ReadonlySet<string>, 'has'>

/** References from documents to documents or pictures that are not published. */
function findDanglingReferences(
  documents: readonly Document[],
  known: KnownIds,
  cmsUrl: string,
): ContentProblem[] {
  return documents.flatMap((document) => {
    if (inspectDocument(document).targets.every((target) => known.has(target))) return []
    return [...referencesIn(document)].flatMap(({ path, target }) => {
      if (known.has(target)) return []
      const message = `Rimanda a «${target}», che non è pubblicato. Pubblicalo, o scegli un altro documento.`
      return [contentProblemAt(document, { path, message, severity: 'error', cmsUrl })]
    })
  })
}

/** Pictures that an import could not fetch: shown as a placeholder with a link. */
function findMissingPictures(documents: readonly Document[], cmsUrl: string): ContentProblem[] {
  return documents.flatMap((document) =>
    inspectDocument(document).unfetched.map(({ path, original }) => {
      const message = `L’immagine non è mai stata scaricata da ${original}: caricala, o togli la figura.`
      return contentProblemAt(document, { path, message, severity: 'warning', cmsUrl })
    }),
  )
}

/** Documents of one type and language that claim the same address, and pages that take a reserved one. */
function findAddressProblems(documents: readonly Document[], cmsUrl: string): ContentProblem[] {
  const owners = new Map<string, Document>()
  return documents.flatMap((document) => {
    const [slug, addressKey] = [slugOf(document), addressKeyOf(document)]
    if (slug === undefined || addressKey === undefined) return []
    const problem = (message: string): ContentProblem =>
      contentProblemAt(document, { path: 'slug.current', message, severity: 'error', cmsUrl })
    if (document['_type'] === 'page' && reservedSlugs.has(slug)) {
      return [problem(`L’indirizzo «${slug}» è di una parte del sito. Scegline un altro.`)]
    }
    const owner = owners.get(addressKey)
    owners.set(addressKey, owner ?? document)
    if (owner === undefined) return []
    const other = owner['title'] ?? owner['name']
    return [problem(`L’indirizzo «${slug}» è già di «${String(other)}». Cambia uno dei due.`)]
  })
}

/**
 * What is wrong between documents, which no schema of one document can see: references that lead
 * nowhere, addresses claimed twice, and (as warnings) pictures that were never fetched.
 * @param known ids that references may lead to: published documents and pictures.
 */
export function findContentProblems(
  documents: readonly Document[],
  known: KnownIds,
  cmsUrl: string,
): readonly ContentProblem[] {
  return [
    ...findDanglingReferences(documents, known, cmsUrl),
    ...findAddressProblems(documents, cmsUrl),
    ...findMissingPictures(documents, cmsUrl),
  ]
}
