/** A colour as red, green and blue from 0 to 255, and how many pixels are near it. */
export interface Swatch {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly population: number
}

type Box = readonly Swatch[]
type Channel = 'red' | 'green' | 'blue'

const channels: readonly Channel[] = ['red', 'green', 'blue']

/**
 * At most `count` colours that stand for all pixels, by median cut.
 * @param pixels red, green, blue and alpha of each, one byte each; the see-through are left out.
 */
export function quantizeColors(pixels: Uint8Array, count: number): Swatch[] {
  const boxes: Box[] = [histogram(pixels)]
  while (boxes.length < count) {
    const ranked = boxes.filter((box) => box.length > 1).toSorted((a, b) => weight(b) - weight(a))
    const [largest] = ranked
    if (largest === undefined) break
    boxes.splice(boxes.indexOf(largest), 1, ...split(largest))
  }
  return boxes.filter((box) => box.length > 0).map(average)
}

/** Pixels gathered in cells of 8×8×8 colours. */
function histogram(pixels: Uint8Array): Box {
  const cells = new Map<number, { red: number; green: number; blue: number; population: number }>()
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4)
    if (alpha < 125) continue
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
    const sums = cells.get(key) ?? { red: 0, green: 0, blue: 0, population: 0 }
    sums.red += red
    sums.green += green
    sums.blue += blue
    sums.population += 1
    cells.set(key, sums)
  }
  return [...cells.values()].map(({ red, green, blue, population }) => ({
    red: red / population,
    green: green / population,
    blue: blue / population,
    population,
  }))
}

function average(box: Box): Swatch {
  const population = box.reduce((sum, swatch) => sum + swatch.population, 0)
  const mean = (channel: Channel): number =>
    box.reduce((sum, swatch) => sum + swatch[channel] * swatch.population, 0) / population
  return { red: mean('red'), green: mean('green'), blue: mean('blue'), population }
}

function range(box: Box, channel: Channel): number {
  const values = box.map((swatch) => swatch[channel])
  return Math.max(...values) - Math.min(...values)
}

function widestChannel(box: Box): Channel {
  return channels.toSorted((a, b) => range(box, b) - range(box, a))[0] ?? 'red'
}

/** What is cut next: many pixels, and far apart. */
function weight(box: Box): number {
  const population = box.reduce((sum, swatch) => sum + swatch.population, 0)
  return population * range(box, widestChannel(box))
}

function split(box: Box): [Box, Box] {
  const channel = widestChannel(box)
  const sorted = box.toSorted((a, b) => a[channel] - b[channel])
  const half = sorted.reduce((sum, swatch) => sum + swatch.population, 0) / 2
  let seen = 0
  let cut = 0
  while (cut < sorted.length - 1 && seen < half) {
    seen += sorted[cut]?.population ?? 0
    cut += 1
  }
  return [sorted.slice(0, cut), sorted.slice(cut)]
}
