import { readFile } from 'node:fs/promises'
import { encode } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { badRequest, plainError } from '../errors.ts'
import { readCameraData, type CameraData } from './cameraData.ts'
import { createGate } from '../gate.ts'
import { imagePalette, type ImagePalette } from './imagePalette.ts'
import type { ImageExtension } from './sniffFormat.ts'

/** The most pixels a picture may have, all frames together: 40 million. */
export const pixelsAtMost = 40_000_000

/** The most frames that are kept moving; of a picture with more, the first one is shown. */
export const framesAtMost = 1000

/** How long one picture may be worked on, in seconds. */
const secondsAtMost = 20

// A picture of 40 million pixels takes 160 MB while it is looked at.
const gate = createGate({
  atOnce: 2,
  waitingAtMost: 200,
  refusal: () => plainError(503, 'Service Unavailable', 'Too many uploads at once. Try again.'),
})

const svgBytesAtMost = 5 * 1024 * 1024

/** The `metadata` of a `sanity.imageAsset`. */
export interface ImageMetadata {
  readonly _type: 'sanity.imageMetadata'
  readonly dimensions: {
    readonly _type: 'sanity.imageDimensions'
    readonly width: number
    readonly height: number
    readonly aspectRatio: number
  }
  readonly hasAlpha: boolean
  readonly isOpaque: boolean
  /** A `data:` URL of the picture at 20 pixels' width. */
  readonly lqip?: string
  /** https://blurha.sh */
  readonly blurHash?: string
  readonly palette?: ImagePalette
  readonly image?: CameraData['image']
  readonly exif?: CameraData['exif']
  readonly location?: CameraData['location']
}

/** The parts of the metadata that can be asked for; dimensions are always there. */
export type MetadataPart = 'lqip' | 'blurhash' | 'palette' | 'image' | 'exif' | 'location'

/**
 * Opens a stored picture, upright. Pictures beyond `pixelsAtMost` fail when they are decoded.
 * An SVG is handed over as bytes, because librsvg would otherwise read the files beside it.
 */
export async function openImage(
  file: string,
  extension: ImageExtension,
  options: { animated?: boolean; failOn?: 'none' | 'truncated' } = {},
): Promise<Sharp> {
  const input = extension === 'svg' ? await readFile(file) : file
  const { animated = false, failOn = 'none' } = options
  return sharp(input, { limitInputPixels: pixelsAtMost, failOn, animated })
    .timeout({ seconds: secondsAtMost })
    .autoOrient()
}

/**
 * What a picture looks like, with its orientation applied; the whole of it is decoded.
 * @throws LakeError 400 when it is broken, 413 when it is too large to be worked on, 503 when too
 *   many wait to be looked at.
 */
export async function readImage(
  file: string,
  extension: ImageExtension,
  size: number,
  parts: ReadonlySet<MetadataPart>,
): Promise<ImageMetadata> {
  if (extension === 'svg' && size > svgBytesAtMost) throw tooLarge()
  return gate.pass(() => readInTurn(file, extension, parts))
}

async function readInTurn(
  file: string,
  extension: ImageExtension,
  parts: ReadonlySet<MetadataPart>,
): Promise<ImageMetadata> {
  try {
    const image = await openImage(file, extension, { failOn: 'truncated' })
    const { autoOrient, hasAlpha, width, height, exif } = await image.metadata()
    if (width * height > pixelsAtMost) throw tooLarge()
    const isOpaque = hasAlpha ? (await image.clone().stats()).isOpaque : true
    const pixels = await smallPixels(image)
    return {
      _type: 'sanity.imageMetadata',
      dimensions: {
        _type: 'sanity.imageDimensions',
        width: autoOrient.width,
        height: autoOrient.height,
        aspectRatio: autoOrient.width / autoOrient.height,
      },
      hasAlpha,
      isOpaque,
      ...(parts.has('lqip') ? { lqip: await lqip(image, hasAlpha) } : {}),
      ...(parts.has('blurhash') ? { blurHash: blurHash(pixels) } : {}),
      ...(parts.has('palette') ? { palette: imagePalette(pixels.data) } : {}),
      ...(exif === undefined ? {} : wantedCameraData(exif, parts)),
    }
  } catch (error) {
    throw explained(error)
  }
}

/** Where and with what a picture was taken is told to those who ask for it when they upload. */
function wantedCameraData(block: Buffer, parts: ReadonlySet<MetadataPart>): CameraData {
  const { image, exif, location } = readCameraData(block)
  return {
    ...(parts.has('image') && image !== undefined ? { image } : {}),
    ...(parts.has('exif') && exif !== undefined ? { exif } : {}),
    ...(parts.has('location') && location !== undefined ? { location } : {}),
  }
}

interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** The picture within 100×100 pixels: red, green, blue and alpha of each. */
async function smallPixels(image: Sharp): Promise<Pixels> {
  const small = image
    .clone()
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await small.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

async function lqip(image: Sharp, hasAlpha: boolean): Promise<string> {
  const small = image.clone().resize({ width: 20 })
  const bytes = await (hasAlpha ? small.png() : small.jpeg({ quality: 60 })).toBuffer()
  return `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}

function blurHash({ data, width, height }: Pixels): string {
  return encode(
    new Uint8ClampedArray(data),
    width,
    height,
    width >= height ? 5 : 4,
    height >= width ? 5 : 4,
  )
}

function tooLarge() {
  const millions = pixelsAtMost / 1_000_000
  return plainError(413, 'Payload Too Large', `A picture may have at most ${millions} megapixels.`)
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'LakeError') return error
  if (error.message.includes('pixel limit')) return tooLarge()
  return badRequest(`Invalid image, could not read metadata: ${error.message}`)
}
