import { readGeometry, type Geometry, type Position } from './geometry.ts'
import { contains, intersects } from './geometryRelations.ts'

/** `geo(value)`: a geopoint or GeoJSON geometry as GeoJSON; null for anything else. */
export function geo(value: unknown): unknown {
  const geometry = readGeometry(value)
  if (geometry === undefined) return null
  const point = singlePoint(geometry)
  return point === undefined ? value : { type: 'Point', coordinates: point }
}

/** `geo::latLng(latitude, longitude)`: a point. */
export function geoLatLng(latitude: unknown, longitude: unknown): unknown {
  return geo({ lat: latitude, lng: longitude })
}

/** `geo::contains(shape, other)`: null when either is no shape. */
export function geoContains(shape: unknown, other: unknown): boolean | null {
  return related(shape, other, contains)
}

/** `geo::intersects(shape, other)`: null when either is no shape. */
export function geoIntersects(shape: unknown, other: unknown): boolean | null {
  return related(shape, other, intersects)
}

// The equatorial radius of WGS 84, with which the public GROQ suite reckons.
const radius = 6_378_137

/** `geo::distance(point, other)`: metres over a sphere; null when either is no point. */
export function geoDistance(point: unknown, other: unknown): number | null {
  const start = singlePoint(readGeometry(point))
  const end = singlePoint(readGeometry(other))
  if (start === undefined || end === undefined) return null
  const [startX, startY] = [radians(start[0]), radians(start[1])]
  const [endX, endY] = [radians(end[0]), radians(end[1])]
  const haversine =
    Math.sin((endY - startY) / 2) ** 2 +
    Math.cos(startY) * Math.cos(endY) * Math.sin((endX - startX) / 2) ** 2
  return 2 * Math.asin(Math.sqrt(haversine)) * radius
}

function related(
  shape: unknown,
  other: unknown,
  relation: (a: Geometry, b: Geometry) => boolean,
): boolean | null {
  const [a, b] = [readGeometry(shape), readGeometry(other)]
  return a === undefined || b === undefined ? null : relation(a, b)
}

function singlePoint(geometry: Geometry | undefined): Position | undefined {
  if (geometry === undefined || geometry.lines.length + geometry.polygons.length > 0) {
    return undefined
  }
  return geometry.points.length === 1 ? geometry.points[0] : undefined
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
