import { z } from 'zod'
import { badRequest } from '../errors.ts'

/** What to do with a picture, from the query of its address. Lengths in pixels. */
export interface ImageOptions {
  readonly rect?: { left: number; top: number; width: number; height: number }
  readonly width?: number
  readonly height?: number
  readonly minWidth?: number
  readonly minHeight?: number
  readonly maxWidth?: number
  readonly maxHeight?: number
  readonly fit: 'clip' | 'crop' | 'fill' | 'fillmax' | 'max' | 'scale' | 'min'
  /** What a crop keeps: a point from 0,0 (top left) to 1,1, or the busiest part. */
  readonly focus: { readonly x: number; readonly y: number } | 'entropy'
  readonly format?: OutputFormat
  /** Let the browser's `Accept` header choose, where no format is given. */
  readonly autoFormat: boolean
  /** 1 to 100. */
  readonly quality: number
  readonly blur?: number
  readonly sharpen?: number
  readonly grayscale: boolean
  readonly invert: boolean
  /** `#rrggbbaa`, or `#rrggbb`. */
  readonly background?: string
  readonly flipHorizontal: boolean
  readonly flipVertical: boolean
  readonly rotate: 0 | 90 | 180 | 270
  readonly pad: number
  readonly firstFrame: boolean
}

/** A format that pictures are answered in; `pjpg` is a progressive JPEG. */
export type OutputFormat = 'jpg' | 'pjpg' | 'png' | 'webp' | 'avif' | 'gif'

const length = z.coerce.number().min(1).max(8192).transform(Math.round)
const fraction = z.coerce.number().min(0).max(1)
const hex = z.string().regex(/^([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})$/i)
const formats = z.enum(['jpg', 'jpeg', 'pjpg', 'png', 'webp', 'avif', 'gif'])
const places = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy']

// https://www.sanity.io/docs/apis-and-sdks/image-urls, as @sanity/image-url writes it.
const parameters = z.object({
  rect: z
    .string()
    .regex(/^-?\d{1,6}(\.\d+)?,-?\d{1,6}(\.\d+)?,\d{1,6}(\.\d+)?,\d{1,6}(\.\d+)?$/)
    .optional(),
  w: length.optional(),
  h: length.optional(),
  'min-w': length.optional(),
  'min-h': length.optional(),
  'max-w': length.optional(),
  'max-h': length.optional(),
  fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']).default('clip'),
  crop: z
    .string()
    .refine((value) => value.split(',').every((place) => places.includes(place)))
    .optional(),
  'fp-x': fraction.optional(),
  'fp-y': fraction.optional(),
  fm: formats.optional(),
  auto: z.literal('format').optional(),
  q: z.coerce.number().min(0).max(100).default(75),
  dpr: z.coerce.number().min(0.1).max(5).default(1),
  blur: z.coerce.number().min(0).max(2000).optional(),
  sharp: z.coerce.number().min(0).max(100).optional(),
  sat: z.coerce.number().min(-100).max(100).optional(),
  invert: z.enum(['true', 'false']).optional(),
  bg: hex.optional(),
  flip: z.enum(['h', 'v', 'hv', 'vh']).optional(),
  or: z.enum(['0', '90', '180', '270']).default('0'),
  pad: z.coerce.number().int().min(0).max(2000).default(0),
  frame: z.literal('1').optional(),
})

type Parameters = z.infer<typeof parameters>

/**
 * Reads the options of an image address; parameters that are not known are ignored.
 * @throws LakeError 400 naming the first parameter that is wrong.
 */
export function parseImageOptions(query: Readonly<Record<string, string>>): ImageOptions {
  const parsed = parameters.safeParse(query)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw badRequest(`Invalid value for the image parameter "${name}".`)
  }
  const given = parsed.data
  return {
    ...lengthOptions(given),
    fit: given.fit,
    focus: focusOf(given),
    ...(given.fm === undefined ? {} : { format: given.fm === 'jpeg' ? 'jpg' : given.fm }),
    autoFormat: given.auto === 'format',
    quality: Math.max(1, Math.round(given.q)),
    ...(given.blur === undefined || given.blur === 0 ? {} : { blur: given.blur }),
    ...(given.sharp === undefined || given.sharp === 0 ? {} : { sharpen: given.sharp }),
    grayscale: given.sat === -100,
    invert: given.invert === 'true',
    ...(given.bg === undefined ? {} : { background: `#${longHex(given.bg)}` }),
    flipHorizontal: given.flip?.includes('h') ?? false,
    flipVertical: given.flip?.includes('v') ?? false,
    rotate: rotations[given.or],
    pad: Math.round(given.pad * given.dpr),
    firstFrame: given.frame !== undefined,
  }
}

const rotations = { '0': 0, '90': 90, '180': 180, '270': 270 } as const

function lengthOptions(given: Parameters) {
  const scaled = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Math.round(value * given.dpr)
  const lengths = {
    width: scaled(given.w),
    height: scaled(given.h),
    minWidth: scaled(given['min-w']),
    minHeight: scaled(given['min-h']),
    maxWidth: scaled(given['max-w']),
    maxHeight: scaled(given['max-h']),
  }
  const [left = 0, top = 0, width = 0, height = 0] = (given.rect ?? '').split(',').map(Number)
  const rect = given.rect === undefined ? undefined : { left, top, width, height }
  return withoutUndefined({ ...lengths, rect })
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const result: { [K in keyof T]?: NonNullable<T[K]> } = {}
  for (const key in value) {
    const part = value[key]
    if (part !== undefined && part !== null) result[key] = part
  }
  return result
}

function focusOf(given: Parameters): ImageOptions['focus'] {
  const crop = given.crop?.split(',') ?? []
  if (crop.includes('entropy')) return 'entropy'
  // image-url writes fp-x and fp-y alone; the crop parameter is implied then.
  if (crop.includes('focalpoint') || (crop.length === 0 && given['fp-x'] !== undefined)) {
    return { x: given['fp-x'] ?? 0.5, y: given['fp-y'] ?? 0.5 }
  }
  const x = crop.includes('left') ? 0 : crop.includes('right') ? 1 : 0.5
  const y = crop.includes('top') ? 0 : crop.includes('bottom') ? 1 : 0.5
  return { x, y }
}

/** `bg` as `rrggbb` or `rrggbbaa`; Sanity writes the alpha of eight and four digits first. */
function longHex(value: string): string {
  const long = value.length < 5 ? value.replaceAll(/./g, '$&$&') : value
  return long.length === 8 ? long.slice(2) + long.slice(0, 2) : long
}
