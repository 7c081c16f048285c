import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { type PictureName, pictureNames } from '../../scripts/sample/pictures/pictureNames.ts'
import { pictures } from '../../scripts/sample/pictures/pictures.ts'
import { renderPicture } from '../../scripts/sample/pictures/renderPicture.ts'
import { createSampleContext } from '../../scripts/sample/sampleContext.ts'
import { sampleDocuments } from '../../scripts/sample/sampleDocuments.ts'

/** What the lake would hold after the sample content was loaded at `now`. */
export interface SampleSite {
  readonly documents: Record<string, unknown>[]
  /** The drawn pictures by the path of their asset. */
  readonly originals: ReadonlyMap<string, Buffer>
}

async function drawAsset(
  name: PictureName,
  moment: string,
): Promise<{ asset: Record<string, unknown>; path: string; bytes: Buffer }> {
  const bytes = await renderPicture(pictures[name])
  const sha1 = createHash('sha1').update(bytes).digest('hex')
  const { width, height } = pictures[name]
  const path = `images/edicola/production/${sha1}-${width}x${height}.png`
  const miniature = await sharp(bytes).resize(20).flatten().jpeg({ quality: 50 }).toBuffer()
  const asset = {
    _id: `image-${sha1}-${width}x${height}-png`,
    _type: 'sanity.imageAsset',
    _createdAt: moment,
    _updatedAt: moment,
    _rev: 'sample',
    path,
    mimeType: 'image/png',
    metadata: {
      dimensions: { width, height, aspectRatio: width / height },
      lqip: `data:image/jpeg;base64,${miniature.toString('base64')}`,
    },
  }
  return { asset, path, bytes }
}

/** Draws the sample pictures and writes the sample documents as the lake stores them. */
export async function sampleSite(now: Date): Promise<SampleSite> {
  const moment = now.toISOString()
  const drawn = new Map<PictureName, Awaited<ReturnType<typeof drawAsset>>>()
  for (const name of pictureNames) drawn.set(name, await drawAsset(name, moment))
  const context = createSampleContext(now, (name) => String(drawn.get(name)?.asset['_id']))
  const { content, comments } = sampleDocuments(context)
  const system = { _createdAt: moment, _updatedAt: moment, _rev: 'sample' }
  return {
    documents: [
      ...[...drawn.values()].map(({ asset }) => asset),
      ...[...content, ...comments].map((document) => ({ ...system, ...document })),
    ],
    originals: new Map([...drawn.values()].map(({ path, bytes }) => [path, bytes])),
  }
}
