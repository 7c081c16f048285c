import type { ImportedDocument } from './conversion.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const element of value) collect(element, found)
  if (!isObject(value)) return
  const { originalUrl } = value
  if (typeof originalUrl === 'string') found.add(originalUrl)
  for (const child of Object.values(value)) collect(child, found)
}

/** The addresses of all pictures that figures of these documents wait for, each once. */
export function findOriginalUrls(documents: readonly ImportedDocument[]): readonly string[] {
  const found = new Set<string>()
  collect(documents, found)
  return [...found]
}

function attach(value: unknown, assets: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((element) => attach(element, assets))
  if (!isObject(value)) return value
  const fields = Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, attach(child, assets)]),
  )
  const { originalUrl, ...rest } = fields
  const asset = typeof originalUrl === 'string' ? assets.get(originalUrl) : undefined
  if (asset === undefined) return fields
  return { ...rest, asset: { _type: 'reference', _ref: asset } }
}

/** The document with the assets of pictures that were fetched, by their original address. */
export function attachPictures(
  document: ImportedDocument,
  assets: ReadonlyMap<string, string>,
): ImportedDocument {
  const { _id, _type } = document
  const attached = attach(document, assets)
  return isObject(attached) ? { ...attached, _id, _type } : document
}
