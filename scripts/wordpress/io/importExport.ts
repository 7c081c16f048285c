import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { attachPictures } from '../attachPictures.ts'
import type { ImportedDocument, Language } from '../conversion.ts'
import { convertExport } from '../convertExport.ts'
import type { WordPressExport } from '../exportFile.ts'
import type { ImportNote } from '../importNote.ts'
import { type ImportReport, makeReport } from '../importReport.ts'
import { planImport } from '../planImport.ts'
import { createExportReader } from '../readExport.ts'
import { type FetchBounds, strictBounds } from './fetchPicture.ts'
import { type FetchedPictures, fetchPictures } from './fetchPictures.ts'
import {
  readExistingIds,
  readRedirects,
  readTakenAddresses,
  sendDocuments,
} from './sendDocuments.ts'

/** How to import a WordPress export. */
export interface ImportOptions {
  readonly file: string
  readonly client: SanityClient
  readonly now: Date
  readonly language?: Language | undefined
  /** Whether to fetch pictures at all. */
  readonly pictures: boolean
  readonly bounds?: FetchBounds
  readonly onProgress: (step: string, done?: number, total?: number) => void
}

const timeForPictures = 120_000

/** Reads a WXR file as a stream. @throws WordPressFileError with the place where the XML is broken. */
export async function readExportFile(file: string): Promise<WordPressExport> {
  const reader = createExportReader()
  let first = true
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const text = String(chunk)
    reader.write(first ? text.replace(/^\ufeff?\s*/, '') : text)
    first = false
  }
  return reader.close()
}

const nothing: FetchedPictures = { assets: new Map(), failures: new Map() }

function missingPictures(
  addresses: readonly string[],
  { assets, failures }: FetchedPictures,
): ImportNote[] {
  return addresses
    .filter((address) => !assets.has(address))
    .map((address) => ({
      reason: 'picture',
      subject: address,
      detail: failures.get(address) ?? 'not asked for',
    }))
}

/**
 * Imports an export: converts it, fetches the pictures that can be reached, creates the documents
 * that are not there yet. A second time creates nothing and changes nothing.
 */
export async function importExport(options: ImportOptions): Promise<ImportReport> {
  const { client, file, now, language, onProgress } = options
  onProgress('reading')
  const exported = await readExportFile(file)
  onProgress('converting', 0, exported.items.length)
  const taken = await readTakenAddresses(client)
  const conversion = convertExport(exported, { now, language, taken })
  const existing = await readExistingIds(client, conversion.documents)
  const redirects = await readRedirects(client)
  const plan = planImport(conversion.documents, { existing, redirects })
  const pictures = picturesOf(plan.fresh, conversion.pictures)
  const fetched = options.pictures
    ? await fetchPictures(pictures, {
        bounds: options.bounds ?? strictBounds,
        milliseconds: timeForPictures,
        store: async (bytes, filename) =>
          (await client.assets.upload('image', bytes, { filename }))._id,
        onProgress: (done, total) => onProgress('pictures', done, total),
      })
    : nothing
  const documents = plan.fresh.map((document) => attachPictures(document, fetched.assets))
  await sendDocuments(client, documents, (done, total) => onProgress('documents', done, total))
  return makeReport({
    file: basename(file),
    at: now,
    created: documents,
    leftAlone: plan.leftAlone,
    notes: [...conversion.notes, ...missingPictures(pictures, fetched), ...plan.notes],
  })
}

/** The pictures that new documents wait for; what is there already keeps what it has. */
function picturesOf(
  fresh: readonly ImportedDocument[],
  addresses: readonly string[],
): readonly string[] {
  const text = JSON.stringify(fresh)
  return addresses.filter((address) => text.includes(JSON.stringify(address)))
}
