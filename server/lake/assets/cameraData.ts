/** The value of a tag: text, a number, or several numbers. */
type TagValue = string | number | readonly number[]

type Tags = Readonly<Record<string, TagValue>>

/** What a camera wrote into a picture, in the shapes of a `sanity.imageAsset`. */
export interface CameraData {
  readonly image?: { readonly _type: 'sanity.imageExifTags' } & Tags
  readonly exif?: { readonly _type: 'sanity.imageExifMetadata' } & Tags
  readonly location?: {
    readonly _type: 'geopoint'
    readonly lat: number
    readonly lng: number
    readonly alt?: number
  }
}

// https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E, tables 3 to 15.
const imageTags = new Map([
  [0x10e, 'ImageDescription'],
  [0x10f, 'Make'],
  [0x110, 'Model'],
  [0x112, 'Orientation'],
  [0x11a, 'XResolution'],
  [0x11b, 'YResolution'],
  [0x128, 'ResolutionUnit'],
  [0x131, 'Software'],
  [0x132, 'ModifyDate'],
  [0x13b, 'Artist'],
  [0x8298, 'Copyright'],
])
const exifTags = new Map([
  [0x829a, 'ExposureTime'],
  [0x829d, 'FNumber'],
  [0x8822, 'ExposureProgram'],
  [0x8827, 'ISO'],
  [0x9003, 'DateTimeOriginal'],
  [0x9004, 'DateTimeDigitized'],
  [0x9010, 'OffsetTime'],
  [0x9011, 'OffsetTimeOriginal'],
  [0x9201, 'ShutterSpeedValue'],
  [0x9202, 'ApertureValue'],
  [0x9203, 'BrightnessValue'],
  [0x9204, 'ExposureBiasValue'],
  [0x9205, 'MaxApertureValue'],
  [0x9206, 'SubjectDistance'],
  [0x9207, 'MeteringMode'],
  [0x9208, 'LightSource'],
  [0x9209, 'Flash'],
  [0x920a, 'FocalLength'],
  [0xa001, 'ColorSpace'],
  [0xa002, 'PixelXDimension'],
  [0xa003, 'PixelYDimension'],
  [0xa402, 'ExposureMode'],
  [0xa403, 'WhiteBalance'],
  [0xa404, 'DigitalZoomRatio'],
  [0xa405, 'FocalLengthIn35mmFormat'],
  [0xa406, 'SceneCaptureType'],
  [0xa431, 'BodySerialNumber'],
  [0xa432, 'LensSpecification'],
  [0xa433, 'LensMake'],
  [0xa434, 'LensModel'],
])
const pointers = { exif: 0x8769, gps: 0x8825 }
const mostEntries = 500
const mostValues = 8
const longestText = 500

/** Reads the EXIF block of a picture, as sharp gives it; parts that are broken are left out. */
export function readCameraData(block: Buffer): CameraData {
  const start = block.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0
  const read = tiffReader(block.subarray(start))
  if (read === undefined) return {}
  const first = read.directory(read.first)
  const exif = read.directory(numberOf(first.get(pointers.exif)))
  const location = locationOf(read.directory(numberOf(first.get(pointers.gps))))
  const [imagePart, exifPart] = [named(first, imageTags), named(exif, exifTags)]
  return {
    ...(imagePart === undefined ? {} : { image: { _type: 'sanity.imageExifTags', ...imagePart } }),
    ...(exifPart === undefined ? {} : { exif: { _type: 'sanity.imageExifMetadata', ...exifPart } }),
    ...(location === undefined ? {} : { location }),
  }
}

type Directory = ReadonlyMap<number, TagValue>

function tiffReader(bytes: Buffer) {
  const order = bytes.toString('latin1', 0, 2)
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
  const isLittle = order === 'II'
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const signed = (at: number) => (isLittle ? bytes.readInt32LE(at) : bytes.readInt32BE(at))
  const kinds = new Map<number, { size: number; read: (at: number) => number }>([
    [1, { size: 1, read: (at) => bytes.readUInt8(at) }],
    [3, { size: 2, read: short }],
    [4, { size: 4, read: long }],
    [5, { size: 8, read: (at) => long(at) / long(at + 4) }],
    [9, { size: 4, read: signed }],
    [10, { size: 8, read: (at) => signed(at) / signed(at + 4) }],
  ])
  const valueAt = (entry: number): TagValue | undefined => {
    const [type, count] = [short(entry + 2), long(entry + 4)]
    if (type === 2) {
      const at = count <= 4 ? entry + 8 : long(entry + 8)
      const text = bytes.toString('utf8', at, at + Math.min(count, longestText))
      return text.split('\0')[0]?.trim()
    }
    const kind = kinds.get(type)
    if (kind === undefined || count === 0 || count > mostValues) return undefined
    const at = count * kind.size <= 4 ? entry + 8 : long(entry + 8)
    const values = Array.from({ length: count }, (_, index) => kind.read(at + index * kind.size))
    if (!values.every(Number.isFinite)) return undefined
    return values.length === 1 ? values[0] : values
  }
  const directory = (at: number | undefined): Directory => {
    const tags = new Map<number, TagValue>()
    if (at === undefined || at + 2 > bytes.length) return tags
    const count = Math.min(short(at), mostEntries)
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12
      if (entry + 12 > bytes.length) break
      const value = attempt(() => valueAt(entry))
      if (value !== undefined && value !== '') tags.set(short(entry), value)
    }
    return tags
  }
  return { first: long(4), directory }
}

/** What points outside of the block is not there. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function named(directory: Directory, names: ReadonlyMap<number, string>): Tags | undefined {
  const found = [...names].flatMap(([tag, name]): [string, TagValue][] => {
    const value = directory.get(tag)
    return value === undefined ? [] : [[name, typeof value === 'string' ? dated(value) : value]]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

/** A time as JSON writes one, which cameras write with colons and without its zone. */
function dated(text: string): string {
  return text.replace(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/, '$1-$2-$3T$4.000Z')
}

function numberOf(value: TagValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function locationOf(gps: Directory): CameraData['location'] {
  const lat = degrees(gps.get(2), gps.get(1) === 'S')
  const lng = degrees(gps.get(4), gps.get(3) === 'W')
  if (lat === undefined || lng === undefined) return undefined
  const height = numberOf(gps.get(6))
  if (height === undefined) return { _type: 'geopoint', lat, lng }
  return { _type: 'geopoint', lat, lng, alt: gps.get(5) === 1 ? -height : height }
}

/** Degrees, minutes and seconds as degrees, south and west negative. */
function degrees(value: TagValue | undefined, isNegative: boolean): number | undefined {
  if (!Array.isArray(value)) return undefined
  const [whole = 0, minutes = 0, seconds = 0] = value
  const result = whole + minutes / 60 + seconds / 3600
  return isNegative ? -result : result
}
