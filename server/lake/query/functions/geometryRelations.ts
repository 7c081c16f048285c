import type { Geometry, Position } from './geometry.ts'

/** A straight line on the map, as GeoJSON has it: straight in longitude and latitude. */
type Edge = readonly [Position, Position]

/** Whether two shapes have a point in common. */
export function intersects(a: Geometry, b: Geometry): boolean {
  if (verticesOf(a).some((point) => covers(b, point))) return true
  if (verticesOf(b).some((point) => covers(a, point))) return true
  const others = edgesOf(b)
  return edgesOf(a).some((edge) => others.some((other) => crossings(edge, other).length > 0))
}

/** Whether every point of the second shape is one of the first. */
export function contains(a: Geometry, b: Geometry): boolean {
  const boundary = edgesOf(a)
  const isCovered = (edge: Edge): boolean => {
    const cuts = boundary.flatMap((other) => crossings(edge, other))
    const stops = [0, ...cuts, 1].sort((x, y) => x - y)
    const middles = stops.slice(1).map((stop, position) => (stop + (stops[position] ?? 0)) / 2)
    return middles.every((part) => covers(a, along(edge, part)))
  }
  if (!verticesOf(b).every((point) => covers(a, point))) return false
  if (!edgesOf(b).every(isCovered)) return false
  // A hole of the first that lies within the second is no part of the first.
  const holes = a.polygons.flatMap((rings) => rings.slice(1))
  return !holes.some((ring) => b.polygons.some((rings) => ring.some((p) => isInside(rings, p))))
}

function verticesOf({ points, lines, polygons }: Geometry): Position[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)]
}

function edgesOf({ lines, polygons }: Geometry): Edge[] {
  return [...lines, ...polygons.flat()].flatMap((line) =>
    line.slice(1).map((end, position): Edge => [line[position] ?? end, end]),
  )
}

function covers(geometry: Geometry, point: Position): boolean {
  return (
    geometry.points.some((each) => each[0] === point[0] && each[1] === point[1]) ||
    edgesOf(geometry).some((edge) => isOn(edge, point)) ||
    geometry.polygons.some((rings) => isInside(rings, point))
  )
}

/** Whether a point is inside the outer ring and in none of the holes, by counting crossings. */
function isInside(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [position, [endX, endY]] of ring.entries()) {
      const [startX, startY] = ring[position - 1] ?? [endX, endY]
      const isPassed = startY > y !== endY > y
      if (isPassed && x < ((endX - startX) * (y - startY)) / (endY - startY) + startX) {
        inside = !inside
      }
    }
  }
  return inside
}

// Far less than a millimetre, in degrees.
const tolerance = 1e-12

function isOn([start, end]: Edge, point: Position): boolean {
  const isBetween = (axis: 0 | 1): boolean =>
    point[axis] >= Math.min(start[axis], end[axis]) - tolerance &&
    point[axis] <= Math.max(start[axis], end[axis]) + tolerance
  return Math.abs(turn(start, end, point)) <= tolerance && isBetween(0) && isBetween(1)
}

/** Where on the first edge, from 0 to 1, the second touches or crosses it. */
function crossings(edge: Edge, other: Edge): number[] {
  const [start, end] = edge
  const direction = turn(start, end, other[0]) - turn(start, end, other[1])
  if (direction === 0) {
    return other.flatMap((point) => (isOn(edge, point) ? [shareOf(edge, point)] : []))
  }
  const onOther = turn(start, end, other[0]) / direction
  if (onOther < 0 || onOther > 1) return []
  const share = shareOf(edge, along(other, onOther))
  return share < 0 || share > 1 ? [] : [share]
}

function along([start, end]: Edge, share: number): Position {
  return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]
}

function shareOf([start, end]: Edge, point: Position): number {
  const axis = Math.abs(end[0] - start[0]) >= Math.abs(end[1] - start[1]) ? 0 : 1
  const length = end[axis] - start[axis]
  return length === 0 ? 0 : (point[axis] - start[axis]) / length
}

/** Twice the area of a triangle: positive when the point lies to the left of the line. */
function turn(start: Position, end: Position, point: Position): number {
  return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
}
