import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCameraData } from '../../../server/lake/assets/cameraData.ts'
import { found } from '../../found.ts'
import { flagPicture } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const photograph = () =>
  flagPicture()
    .jpeg()
    .withExif({
      IFD0: { Make: 'Camera & figli', Model: 'Mark II' },
      IFD2: { FNumber: '28/10', DateTimeOriginal: '2024:05:06 07:08:09', LensModel: '50mm' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '45/1 28/1 30/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '9/1 11/1 0/1',
        GPSAltitudeRef: '0',
        GPSAltitude: '122/1',
      },
    })
    .toBuffer()

test('what the camera wrote is told to an uploader who asks, and kept from one who does not', async () => {
  const client = lake.client('editor')
  const plain = await client.assets.upload('image', await photograph())
  for (const part of ['exif', 'location', 'image']) expect(plain.metadata).not.toHaveProperty(part)
  await client.delete(plain._id)
  const asked = await client.assets.upload('image', await photograph(), {
    extract: ['exif', 'location', 'image'],
  })
  expect(asked.metadata).toMatchObject({
    image: { _type: 'sanity.imageExifTags', Make: 'Camera & figli', Model: 'Mark II' },
    exif: {
      _type: 'sanity.imageExifMetadata',
      FNumber: 2.8,
      DateTimeOriginal: '2024-05-06T07:08:09.000Z',
      LensModel: '50mm',
    },
    location: {
      _type: 'geopoint',
      lat: expect.closeTo(45.475, 5),
      lng: expect.closeTo(-9.18333, 4),
      alt: 122,
    },
  })
  expect(asked.metadata).not.toHaveProperty('palette')
})

test('a block that is cut off or full of nonsense tells nothing, or what is whole', async () => {
  const exif = found((await sharp(await photograph()).metadata()).exif)
  expect(readCameraData(exif)).toHaveProperty('location')
  for (let length = 0; length < exif.length; length += 1) readCameraData(exif.subarray(0, length))
  for (let at = 0; at < exif.length; at += 1) {
    const broken = Buffer.from(exif)
    broken[at] = 0xff
    readCameraData(broken)
  }
  expect(readCameraData(Buffer.alloc(0))).toEqual({})
})
