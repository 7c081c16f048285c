/** The inks and papers of the sample pictures; the same as those of the site. */
export const colours = {
  ink: '#1b1714',
  paper: '#f7f2e8',
  deep: '#e4d9c3',
  signal: '#b3261a',
} as const

/** A drawing: its size in pixels and the SVG elements on it, from back to front. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly string[]
}

/** A place on the sheet. */
export type Point = readonly [x: number, y: number]

/** The SVG document of a drawing. */
export function toSvg({ width, height, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`
}

/** A disc. */
export function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}"/>`
}

/** A filled shape with the outline of an SVG path. */
export function shape(outline: string, fill: string): string {
  return `<path d="${outline}" fill="${fill}"/>`
}

/** A stroke of even width along an SVG path. */
export function stroke(outline: string, colour: string, width: number): string {
  return `<path d="${outline}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** A polygon through these points. */
export function polygon(points: readonly Point[], fill: string): string {
  return `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"/>`
}

/** Shapes moved, turned (degrees) and scaled about the origin. */
export function place(
  shapes: readonly string[],
  { x, y, turn = 0, scale = 1 }: { x: number; y: number; turn?: number; scale?: number },
): string {
  return `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)}) scale(${scale})">${shapes.join('')}</g>`
}

/** Shapes seen only inside the outline of an SVG path; `name` must be unique in the drawing. */
export function within(name: string, outline: string, shapes: readonly string[]): string {
  return `<clipPath id="${name}"><path d="${outline}"/></clipPath><g clip-path="url(#${name})">${shapes.join('')}</g>`
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Newspaper dots in a grid at 45 degrees; `tone` says how dark each place is, from 0 to 1. */
export function halftone(
  area: Area,
  { step, fill, tone }: { step: number; fill: string; tone: (x: number, y: number) => number },
): string {
  const dots: string[] = []
  for (let row = 0; row * step <= area.height; row += 1) {
    for (let column = 0; column * step * 2 <= area.width + step; column += 1) {
      const x = area.x + column * step * 2 + (row % 2) * step
      const y = area.y + row * step
      const radius = Math.sqrt(Math.max(0, Math.min(1, tone(x, y)))) * step * 0.98
      if (radius > 1) {
        dots.push(
          `M${round(x - radius)} ${round(y)}a${round(radius)} ${round(radius)} 0 1 0 ${round(radius * 2)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(-radius * 2)} 0z`,
        )
      }
    }
  }
  return shape(dots.join(''), fill)
}

/** Wedges cut around a centre, as a knife leaves them in linoleum. */
export function rays(
  [x, y]: Point,
  {
    from,
    to,
    count,
    fill,
    width = 0.5,
  }: { from: number; to: number; count: number; fill: string; width?: number },
): string {
  const turn = (Math.PI * 2) / count
  const outlines = Array.from({ length: count }, (_, index) => {
    const angle = index * turn
    const half = (turn * width) / 2
    const far = to * (index % 2 === 0 ? 1 : 0.86)
    const at = (radius: number, direction: number) =>
      `${round(x + Math.cos(direction) * radius)} ${round(y + Math.sin(direction) * radius)}`
    return `M${at(from, angle)}L${at(far, angle - half)}L${at(far, angle + half)}z`
  })
  return shape(outlines.join(''), fill)
}

/** Small tapered cuts, scattered and leaning the same way. */
export function cuts(
  area: Area,
  {
    seed,
    count,
    fill,
    length,
    thickness,
    turn = 0,
  }: {
    seed: number
    count: number
    fill: string
    length: number
    thickness: number
    turn?: number
  },
): string {
  const chance = createChance(seed)
  const lean = (turn * Math.PI) / 180
  const outlines = Array.from({ length: count }, () => {
    const x = area.x + chance() * area.width
    const y = area.y + chance() * area.height
    const long = length * (0.5 + chance())
    const thick = thickness * (0.5 + chance())
    const direction = lean + (chance() - 0.5) * 0.25
    const [cos, sin] = [Math.cos(direction), Math.sin(direction)]
    return `M${round(x)} ${round(y)}Q${round(x + (cos * long) / 2 - sin * thick)} ${round(y + (sin * long) / 2 + cos * thick)} ${round(x + cos * long)} ${round(y + sin * long)}Q${round(x + (cos * long) / 2 + sin * thick)} ${round(y + (sin * long) / 2 - cos * thick)} ${round(x)} ${round(y)}z`
  })
  return shape(outlines.join(''), fill)
}

/** Lines of text that cannot be read: bars of uneven length. */
export function lines(
  area: Area,
  {
    seed,
    count,
    fill,
    thickness,
  }: { seed: number; count: number; fill: string; thickness: number },
): string {
  const chance = createChance(seed)
  const gap = area.height / count
  return Array.from({ length: count }, (_, index) =>
    box(
      area.x,
      area.y + index * gap,
      area.width * (index === count - 1 ? 0.45 : 0.82 + chance() * 0.18),
      thickness,
      fill,
    ),
  ).join('')
}
