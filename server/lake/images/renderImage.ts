import sharp, { type Sharp } from 'sharp'
import { framesAtMost, openImage, pixelsAtMost } from '../assets/readImage.ts'
import type { ImageExtension } from '../assets/sniffFormat.ts'
import { badRequest, plainError } from '../errors.ts'
import { layOutImage, type ImageLayout, type Rect, type Size } from './imageLayout.ts'
import type { ImageOptions, OutputFormat } from './imageOptions.ts'

const browserFormats: Readonly<Record<ImageExtension, OutputFormat>> = {
  jpg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  tif: 'jpg',
  svg: 'png',
}

/**
 * The format to answer in: the one asked for; with `auto=format` the best that the browser
 * accepts (WebP before AVIF, which takes a server seconds); else that of the source.
 */
export function outputFormat(
  options: ImageOptions,
  source: ImageExtension,
  accept: string,
): OutputFormat {
  if (options.format !== undefined) return options.format
  if (options.autoFormat && accept.includes('image/webp')) return 'webp'
  if (options.autoFormat && accept.includes('image/avif')) return 'avif'
  return browserFormats[source]
}

/**
 * A stored picture as the options want it, without the metadata of the camera.
 * @throws LakeError 400 when the result would be too large, 503 when it takes too long.
 */
export async function renderImage(
  file: string,
  extension: ImageExtension,
  options: ImageOptions,
  format: OutputFormat,
): Promise<Buffer> {
  try {
    const opened = await openImage(file, extension)
    const { autoOrient, pages = 1, width, height } = await opened.metadata()
    const layout = layOutImage(autoOrient, options)
    checkSize(layout, options)
    const fits = width * height * pages <= pixelsAtMost && pages <= framesAtMost
    if (pages > 1 && fits && canMove(options, format)) {
      const animation = await openImage(file, extension, { animated: true })
      return await encodeAs(resizeFrames(animation, layout), options, format).toBuffer()
    }
    const upright = await takeSource(opened, autoOrient, layout.source, options)
    const placed = place(finish(resize(upright, layout), options), layout, options, format)
    return await encodeAs(placed, options, format).toBuffer()
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(error.message)) {
      throw plainError(503, 'Service Unavailable', 'The picture took too long. Ask for less.')
    }
    throw error
  }
}

function checkSize({ scaled, canvas }: ImageLayout, { pad }: ImageOptions): void {
  const result = (canvas.width + 2 * pad) * (canvas.height + 2 * pad)
  if (Math.max(result, scaled.width * scaled.height) <= pixelsAtMost) return
  throw badRequest(`A picture may have at most ${pixelsAtMost / 1_000_000} megapixels.`)
}

/** Frames survive scaling and cropping; the rarer options show the first one alone. */
function canMove(options: ImageOptions, format: OutputFormat): boolean {
  const { firstFrame, rect, rotate, pad, fit } = options
  const still =
    firstFrame || rect !== undefined || rotate !== 0 || pad > 0 || fit.startsWith('fill')
  return !still && (format === 'gif' || format === 'webp')
}

function resizeFrames(animation: Sharp, { scaled, canvas }: ImageLayout): Sharp {
  const isCut = scaled.width !== canvas.width || scaled.height !== canvas.height
  return animation.resize({ ...canvas, fit: isCut ? 'cover' : 'fill' })
}

/** The used part of the upright source, turned and mirrored. */
async function takeSource(
  image: Sharp,
  size: Size,
  source: Rect,
  options: ImageOptions,
): Promise<Sharp> {
  const isAll = source.width === size.width && source.height === size.height
  const part = isAll ? image : image.extract(source)
  if (options.rotate === 0 && !options.flipHorizontal && !options.flipVertical) return part
  // A pipeline has one fixed order; what is turned before scaling needs one of its own.
  const { data, info } = await part.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const turned = sharp(data, { raw: { width, height, channels } }).rotate(options.rotate)
  const pixels = await turned.raw().toBuffer({ resolveWithObject: true })
  const { info: after } = pixels
  return sharp(pixels.data, {
    raw: { width: after.width, height: after.height, channels: after.channels },
  })
    .flop(options.flipHorizontal)
    .flip(options.flipVertical)
}

function resize(image: Sharp, { scaled, kept }: ImageLayout): Sharp {
  if ('entropy' in kept) {
    return image.resize({ ...kept.entropy, fit: 'cover', position: sharp.strategy.entropy })
  }
  const whole = image.resize({ ...scaled, fit: 'fill' })
  const isAll = kept.width === scaled.width && kept.height === scaled.height
  return isAll ? whole : whole.extract(kept)
}

function finish(image: Sharp, options: ImageOptions): Sharp {
  if (options.grayscale) image.grayscale()
  if (options.invert) image.negate({ alpha: false })
  // Sanity's scale goes to 2000, libvips wants a radius in pixels of 0.3 to 1000.
  if (options.blur !== undefined) image.blur(Math.max(0.3, Math.min(200, options.blur / 4)))
  if (options.sharpen !== undefined) image.sharpen({ sigma: 0.5 + options.sharpen / 50 })
  return image
}

function place(
  image: Sharp,
  { kept, canvas }: ImageLayout,
  options: ImageOptions,
  format: OutputFormat,
): Sharp {
  const isOpaque = format === 'jpg' || format === 'pjpg'
  const background = options.background ?? (isOpaque ? '#ffffff' : '#00000000')
  const shown = 'entropy' in kept ? kept.entropy : kept
  const left = Math.floor((canvas.width - shown.width) / 2)
  const top = Math.floor((canvas.height - shown.height) / 2)
  if (isOpaque || options.background !== undefined) image.flatten({ background })
  return image.extend({
    left: left + options.pad,
    right: canvas.width - shown.width - left + options.pad,
    top: top + options.pad,
    bottom: canvas.height - shown.height - top + options.pad,
    background,
  })
}

function encodeAs(image: Sharp, { quality }: ImageOptions, format: OutputFormat): Sharp {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality })
    case 'pjpg':
      return image.jpeg({ quality, progressive: true })
    case 'png':
      return image.png()
    case 'webp':
      return image.webp({ quality })
    case 'avif':
      return image.avif({ quality: Math.max(1, quality - 15), effort: 1 })
    case 'gif':
      return image.gif()
    default:
      return format satisfies never
  }
}
