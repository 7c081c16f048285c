import type { SanityClient } from '@sanity/client'
import type { SampleLoader } from '../server/main.ts'
import { type PictureName, pictureNames } from './sample/pictures/pictureNames.ts'
import { pictures } from './sample/pictures/pictures.ts'
import { renderPicture } from './sample/pictures/renderPicture.ts'
import { picturesWithWords } from './sample/picturesWithWords.ts'
import { createSampleContext } from './sample/sampleContext.ts'
import type { SampleDocument } from './sample/sampleDocument.ts'
import { sampleDocuments } from './sample/sampleDocuments.ts'

/**
 * Loads the sample content: draws and uploads its pictures, then creates what is not there yet.
 * Every id is fixed, so a load that was cut off can be taken up again, and a document that an
 * editor has changed stays as it is. Documents that refer to each other come in one transaction.
 */
export const seedSampleContent: SampleLoader = async ({ client, onProgress }) => {
  const assetOf = await uploadPictures(client, onProgress)
  const { content, comments } = sampleDocuments(createSampleContext(new Date(), assetOf))
  await createMissing(client, content)
  // In Italian where there is any, as the newsroom speaks.
  const italian = content.filter((document) => document['language'] !== 'en')
  await describePictures(client, [...italian, ...content])
  onProgress(`${content.length} documents`)
  await createMissing(client, comments)
  onProgress(`${comments.length} comments`)
}

async function uploadPictures(
  client: SanityClient,
  onProgress: (line: string) => void,
): Promise<(name: PictureName) => string> {
  const ids = new Map<PictureName, string>()
  const waiting = [...pictureNames]
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const image = await renderPicture(pictures[name])
      const filename = `${name}.png`
      const { _id } = await client.assets.upload('image', image, { filename })
      ids.set(name, _id)
      if (ids.size % 6 === 0) onProgress(`${ids.size} of ${pictureNames.length} pictures`)
    }
  }
  await Promise.all([work(), work(), work()])
  return (name) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`The picture ${name} was not uploaded.`)
    return id
  }
}

/** Keeps with each picture how the documents describe it, for whoever uses it again. */
async function describePictures(client: SanityClient, documents: unknown): Promise<void> {
  const transaction = picturesWithWords(documents).reduce(
    (transaction, { asset, alt }) =>
      transaction.patch(asset, (patch) => patch.setIfMissing({ altText: alt })),
    client.transaction(),
  )
  await transaction.commit({ visibility: 'async' })
}

async function createMissing(
  client: SanityClient,
  documents: readonly SampleDocument[],
): Promise<void> {
  const transaction = documents.reduce(
    (transaction, document) => transaction.createIfNotExists({ ...document }),
    client.transaction(),
  )
  await transaction.commit({ visibility: 'async' })
}
