import type { ImageOptions } from './imageOptions.ts'

/** Pixels across and down. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A part of a picture. */
export interface Rect extends Size {
  readonly left: number
  readonly top: number
}

/** The geometry of one answer, step after step; every length is a whole number of at least 1. */
export interface ImageLayout {
  /** What of the upright source is used. */
  readonly source: Rect
  /** Its size after scaling; rotated by then. */
  readonly scaled: Size
  /** What of the scaled picture is kept; `entropy` leaves the choice of that size to sharp. */
  readonly kept: Rect | { readonly entropy: Size }
  /** The canvas that it is centred on, without padding. */
  readonly canvas: Size
}

/** Lays out a picture of `upright` size, as Sanity's image service does (see imageOptions.ts). */
export function layOutImage(upright: Size, options: ImageOptions): ImageLayout {
  const source = clampRect(options.rect, upright)
  const turned = options.rotate === 90 || options.rotate === 270
  const size: Size = turned ? { width: source.height, height: source.width } : source
  const box = boxOf(size, options)
  if (box === undefined) return whole(source, size)
  if (box.width === undefined || box.height === undefined) {
    return whole(source, fitInside(size, box, grows(options)))
  }
  const target: Size = { width: box.width, height: box.height }
  return layOutInBox(source, size, target, options)
}

function layOutInBox(source: Rect, size: Size, target: Size, options: ImageOptions): ImageLayout {
  switch (options.fit) {
    case 'scale':
      return whole(source, target)
    case 'crop':
      return cover(source, size, target, options)
    case 'min': {
      const shrink = Math.min(1, size.width / target.width, size.height / target.height)
      return cover(source, size, times(target, shrink), options)
    }
    case 'fill':
    case 'fillmax': {
      const scaled = fitInside(size, target, options.fit === 'fill')
      return { ...whole(source, scaled), canvas: target }
    }
    case 'clip':
    case 'max':
      return whole(source, fitInside(size, target, grows(options)))
    default:
      return options.fit satisfies never
  }
}

function grows(options: ImageOptions): boolean {
  return options.fit !== 'max' && options.fit !== 'min' && options.fit !== 'fillmax'
}

function whole(source: Rect, scaled: Size): ImageLayout {
  return { source, scaled, kept: { left: 0, top: 0, ...sizeOf(scaled) }, canvas: sizeOf(scaled) }
}

function cover(source: Rect, size: Size, target: Size, options: ImageOptions): ImageLayout {
  const scale = Math.max(target.width / size.width, target.height / size.height)
  const scaled = {
    width: Math.max(target.width, Math.round(size.width * scale)),
    height: Math.max(target.height, Math.round(size.height * scale)),
  }
  if (options.focus === 'entropy') {
    return { source, scaled, kept: { entropy: target }, canvas: target }
  }
  const { x, y } = options.focus
  const left = offset(x, scaled.width, target.width)
  const top = offset(y, scaled.height, target.height)
  return { source, scaled, kept: { left, top, ...target }, canvas: target }
}

/** Where to cut so that the point is in the middle, as far as the edges allow. */
function offset(at: number, length: number, kept: number): number {
  return Math.min(length - kept, Math.max(0, Math.round(at * length - kept / 2)))
}

/** The wanted width and height within their bounds; undefined when no size is asked for. */
function boxOf(size: Size, options: ImageOptions): Partial<Size> | undefined {
  const { minWidth, maxWidth, minHeight, maxHeight } = options
  const asked = bounded(options.width, size.width, minWidth, maxWidth)
  const tall = asked === undefined ? size.height : (size.height * asked) / size.width
  const height = bounded(options.height, tall, minHeight, maxHeight)
  const wide = height === undefined ? size.width : (size.width * height) / size.height
  const width = asked ?? bounded(undefined, wide, minWidth, maxWidth)
  if (width === undefined && height === undefined) return undefined
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
}

function bounded(
  wanted: number | undefined,
  natural: number,
  least = 1,
  most = Number.POSITIVE_INFINITY,
): number | undefined {
  const value = Math.min(most, Math.max(least, wanted ?? natural))
  return wanted === undefined && value === natural ? undefined : Math.max(1, Math.round(value))
}

function fitInside(size: Size, box: Partial<Size>, grow: boolean): Size {
  const scales = [
    ...(box.width === undefined ? [] : [box.width / size.width]),
    ...(box.height === undefined ? [] : [box.height / size.height]),
    ...(grow ? [] : [1]),
  ]
  return times(size, Math.min(...scales))
}

function times(size: Size, scale: number): Size {
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }
}

function sizeOf({ width, height }: Size): Size {
  return { width, height }
}

/** The part of the picture that a rectangle covers; rounding may put its edges a little outside. */
function clampRect(rect: Rect | undefined, { width, height }: Size): Rect {
  if (rect === undefined) return { left: 0, top: 0, width, height }
  const left = Math.max(0, Math.min(width - 1, Math.round(rect.left)))
  const top = Math.max(0, Math.min(height - 1, Math.round(rect.top)))
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(rect.width))),
    height: Math.max(1, Math.min(height - top, Math.round(rect.height))),
  }
}
