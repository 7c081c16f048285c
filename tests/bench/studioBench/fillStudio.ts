import type { SanityClient } from '@sanity/client'
import { corpusDocuments } from '../build/corpusDocuments.ts'

const batch = 250

/** Fills a lake with a newspaper, and with readers' comments of which a tenth wait. */
export async function fillStudio(
  client: SanityClient,
  articles: number,
  comments: number,
): Promise<void> {
  let transaction = client.transaction()
  let size = 0
  for (const document of [...corpusDocuments(articles), ...readersComments(articles, comments)]) {
    transaction.createOrReplace(document)
    size += 1
    if (size % batch > 0) continue
    await transaction.commit({ visibility: 'async' })
    transaction = client.transaction()
  }
  if (size % batch > 0) await transaction.commit()
}

function* readersComments(
  articles: number,
  comments: number,
): Generator<Record<string, unknown> & { _id: string; _type: string }> {
  for (let number = 0; number < comments; number += 1) {
    yield {
      _id: `comment.reader${number}`,
      _type: 'comment',
      article: { _type: 'reference', _ref: `article-${number % articles}`, _weak: true },
      name: `Lettrice ${number % 3000}`,
      status: number % 10 === 0 ? 'pending' : 'approved',
      ...(number % 30 === 0 && { holdReasons: ['links'] }),
      submittedAt: new Date(Date.UTC(2026, 4, 1) - number * 60_000).toISOString(),
      body: `Ho letto fino in fondo, e torno a pensarci: ${number}.`,
      language: 'it',
    }
  }
}
