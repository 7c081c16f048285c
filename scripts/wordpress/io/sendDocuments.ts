import type { SanityClient } from '@sanity/client'
import type { ImportedDocument, TakenAddress } from '../conversion.ts'
import { publishedId } from '../planImport.ts'

const chunk = 100

function* chunksOf<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += chunk)
    yield values.slice(start, start + chunk)
}

/** The addresses that documents of the dataset have. */
export async function readTakenAddresses(client: SanityClient): Promise<readonly TakenAddress[]> {
  const found = await client.fetch<TakenAddress[]>(
    `*[defined(slug.current)]{"id": _id, "type": _type, "language": coalesce(language, ""), "slug": slug.current}`,
    {},
    { perspective: 'raw' },
  )
  return found.map((address) => ({ ...address, id: publishedId(address.id) }))
}

/** Which of these documents are in the dataset, as drafts or published. */
export async function readExistingIds(
  client: SanityClient,
  documents: readonly ImportedDocument[],
): Promise<ReadonlySet<string>> {
  const existing = new Set<string>()
  for (const part of chunksOf(documents)) {
    const ids = part.flatMap(({ _id }) => [publishedId(_id), `drafts.${publishedId(_id)}`])
    const found = await client.fetch<string[]>(
      '*[_id in $ids]._id',
      { ids },
      { perspective: 'raw' },
    )
    for (const id of found) existing.add(id)
  }
  return existing
}

/** The old addresses that redirect already, with the ids of their documents. */
export async function readRedirects(client: SanityClient): Promise<ReadonlyMap<string, string>> {
  const found = await client.fetch<{ from: string; _id: string }[]>(
    '*[_type == "redirect" && defined(from)]{from, _id}',
    {},
    { perspective: 'raw' },
  )
  return new Map(found.map(({ from, _id }) => [from, publishedId(_id)]))
}

/** Creates documents that are not there, a transaction for each hundred, in their order. */
export async function sendDocuments(
  client: SanityClient,
  documents: readonly ImportedDocument[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  let done = 0
  for (const part of chunksOf(documents)) {
    const transaction = part.reduce(
      (transaction, document) => transaction.createIfNotExists({ ...document }),
      client.transaction(),
    )
    await transaction.commit({ visibility: 'async' })
    done += part.length
    onProgress(done, documents.length)
  }
}
