import { createHash } from 'node:crypto'
import { type PictureName, pictureNames } from '../../scripts/sample/pictures/pictureNames.ts'
import { pictures } from '../../scripts/sample/pictures/pictures.ts'
import { renderPicture } from '../../scripts/sample/pictures/renderPicture.ts'
import { createSampleContext } from '../../scripts/sample/sampleContext.ts'
import { sampleDocuments } from '../../scripts/sample/sampleDocuments.ts'
import { picture } from './fixtureParts.ts'

/** What the lake would hold after the sample content was loaded at `now`; pictures are not drawn. */
export function sampleSite(now: Date): Record<string, unknown>[] {
  const moment = now.toISOString()
  const system = { _createdAt: moment, _updatedAt: moment, _rev: 'sample' }
  const { content, comments } = sampleDocuments(
    createSampleContext(now, (name) => assetOf(name)._id),
  )
  return [
    ...pictureNames.map(assetOf),
    ...[...content, ...comments].map((document) => ({ ...system, ...document })),
  ]
}

function assetOf(name: PictureName): ReturnType<typeof picture> {
  const { width, height } = pictures[name]
  return picture(`sample ${createHash('sha1').update(name).digest('hex')}`, width, height)
}

/** The sample pictures by the path of their asset, for who wants to look at them. */
export async function drawSamplePictures(): Promise<ReadonlyMap<string, Buffer>> {
  const drawn = pictureNames.map(
    async (name) => [String(assetOf(name)['path']), await renderPicture(pictures[name])] as const,
  )
  return new Map(await Promise.all(drawn))
}
