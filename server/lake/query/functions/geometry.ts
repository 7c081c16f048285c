import { isJsonObject } from '../../documents/document.ts'

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]
type Line = readonly Position[]

/** A shape on the map, taken apart. */
export interface Geometry {
  readonly points: readonly Position[]
  readonly lines: readonly Line[]
  /** The outer ring of each, then its holes. */
  readonly polygons: readonly (readonly Line[])[]
}

/**
 * A geopoint (`{lat, lng}` or `{lat, lon}`) or a GeoJSON geometry (RFC 7946), taken apart; undefined for anything
 * else. Altitudes are left out.
 */
export function readGeometry(value: unknown): Geometry | undefined {
  if (!isJsonObject(value)) return undefined
  const { lat, lng, lon } = value
  if (typeof lat === 'number' && (lng === undefined) !== (lon === undefined)) {
    const point = readPosition([lng ?? lon, lat])
    return point === undefined ? undefined : { ...nothing, points: [point] }
  }
  if (value['type'] === 'GeometryCollection') return readCollection(value['geometries'])
  return readCoordinates(value['type'], value['coordinates'])
}

const nothing: Geometry = { points: [], lines: [], polygons: [] }

function readCoordinates(type: unknown, coordinates: unknown): Geometry | undefined {
  switch (type) {
    case 'Point':
      return shape('points', all([coordinates], readPosition))
    case 'MultiPoint':
      return shape('points', all(coordinates, readPosition))
    case 'LineString':
      return shape('lines', all([coordinates], readLine))
    case 'MultiLineString':
      return shape('lines', all(coordinates, readLine))
    case 'Polygon':
      return shape('polygons', all([coordinates], readPolygon))
    case 'MultiPolygon':
      return shape('polygons', all(coordinates, readPolygon))
    default:
      return undefined
  }
}

function shape<Part extends keyof Geometry>(
  part: Part,
  found: Geometry[Part] | undefined,
): Geometry | undefined {
  return found === undefined ? undefined : { ...nothing, [part]: found }
}

function readCollection(value: unknown): Geometry | undefined {
  const members = all(value, readGeometry)
  if (members === undefined) return undefined
  return {
    points: members.flatMap(({ points }) => points),
    lines: members.flatMap(({ lines }) => lines),
    polygons: members.flatMap(({ polygons }) => polygons),
  }
}

function readPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [longitude, latitude]: unknown[] = value
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? undefined : [longitude, latitude]
}

function readLine(value: unknown): Line | undefined {
  const line = all(value, readPosition)
  return line === undefined || line.length < 2 ? undefined : line
}

function readPolygon(value: unknown): Line[] | undefined {
  const rings = all(value, readRing)
  return rings === undefined || rings.length === 0 ? undefined : rings
}

/** A ring in which no position follows upon itself, as Sanity demands. */
function readRing(value: unknown): Line | undefined {
  const ring = all(value, readPosition)
  if (ring === undefined || ring.length < 4) return undefined
  const isStill = ring.some(
    ([x, y], position) => x === ring[position - 1]?.[0] && y === ring[position - 1]?.[1],
  )
  return isStill ? undefined : ring
}

/** Each element as it is read; nothing when one of them cannot be. */
function all<T>(value: unknown, read: (element: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const elements: T[] = []
  for (const element of value) {
    const found = read(element)
    if (found === undefined) return undefined
    elements.push(found)
  }
  return elements
}
