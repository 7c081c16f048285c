import { quantizeColors, type Swatch } from './quantizeColors.ts'

/** One colour of a palette, as `sanity.imageAsset` documents hold it. */
interface PaletteSwatch {
  readonly _type: 'sanity.imagePaletteSwatch'
  /** `#rrggbb`. */
  readonly background: string
  /** What can be read on it: `#fff` or `#000`. */
  readonly foreground: string
  readonly title: string
  /** Percent of the pixels. */
  readonly population: number
}

interface Target {
  readonly luma: readonly [least: number, best: number, most: number]
  readonly saturation: readonly [least: number, best: number, most: number]
}

type Name = 'vibrant' | 'lightVibrant' | 'darkVibrant' | 'muted' | 'lightMuted' | 'darkMuted'

/** A `sanity.imagePalette`. */
export type ImagePalette = {
  readonly _type: 'sanity.imagePalette'
  readonly dominant: PaletteSwatch
} & Readonly<Record<Name, PaletteSwatch>>

// The targets and weights of Vibrant.js (https://github.com/Vibrant-Colors/node-vibrant).
const vivid = [0.35, 1, 1] as const
const dull = [0, 0.3, 0.4] as const
const dark = [0, 0.26, 0.45] as const
const middle = [0.3, 0.5, 0.7] as const
const light = [0.55, 0.74, 1] as const
const targets: Readonly<Record<Name, Target>> = {
  vibrant: { luma: middle, saturation: vivid },
  lightVibrant: { luma: light, saturation: vivid },
  darkVibrant: { luma: dark, saturation: vivid },
  muted: { luma: middle, saturation: dull },
  lightMuted: { luma: light, saturation: dull },
  darkMuted: { luma: dark, saturation: dull },
}
const weights = { saturation: 3, luma: 6.5, population: 0.5 }

/** The palette of a picture from its pixels: red, green, blue, alpha, a byte each. */
export function imagePalette(pixels: Uint8Array): ImagePalette {
  const quantized = quantizeColors(pixels, 64)
  const swatches = quantized.length > 0 ? quantized : [{ red: 0, green: 0, blue: 0, population: 1 }]
  const total = swatches.reduce((sum, swatch) => sum + swatch.population, 0)
  const largest = swatches.reduce((a, b) => (b.population > a.population ? b : a))
  const choose = (name: Name): PaletteSwatch => {
    const best = bestFor(targets[name], swatches, largest.population)
    if (best !== undefined) return describe(best, total)
    const { saturation } = hsl(largest)
    const [, luma] = targets[name].luma
    return describe({ ...fromHsl(hsl(largest).hue, saturation, luma), population: 0 }, total)
  }
  return {
    _type: 'sanity.imagePalette',
    dominant: describe(largest, total),
    vibrant: choose('vibrant'),
    lightVibrant: choose('lightVibrant'),
    darkVibrant: choose('darkVibrant'),
    muted: choose('muted'),
    lightMuted: choose('lightMuted'),
    darkMuted: choose('darkMuted'),
  }
}

function bestFor(target: Target, swatches: readonly Swatch[], most: number): Swatch | undefined {
  const scored = swatches.flatMap((swatch) => {
    const { saturation, lightness } = hsl(swatch)
    if (!within(saturation, target.saturation) || !within(lightness, target.luma)) return []
    const score =
      weights.saturation * (1 - Math.abs(saturation - target.saturation[1])) +
      weights.luma * (1 - Math.abs(lightness - target.luma[1])) +
      weights.population * (swatch.population / most)
    return [{ swatch, score }]
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.swatch
}

function within(value: number, [least, , most]: readonly [number, number, number]): boolean {
  return value >= least && value <= most
}

function describe(swatch: Swatch, total: number): PaletteSwatch {
  const channels = [swatch.red, swatch.green, swatch.blue].map(Math.round)
  const [red = 0, green = 0, blue = 0] = channels
  const brightness = (red * 299 + green * 587 + blue * 114) / 1000
  const foreground = brightness < 150 ? '#fff' : '#000'
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`,
    foreground,
    title: foreground,
    population: Math.round((swatch.population / total) * 10_000) / 100,
  }
}

function hsl({ red, green, blue }: Swatch): { hue: number; saturation: number; lightness: number } {
  const [r, g, b] = [red / 255, green / 255, blue / 255]
  const most = Math.max(r, g, b)
  const spread = most - Math.min(r, g, b)
  const lightness = most - spread / 2
  if (spread === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sixth =
    most === r ? (g - b) / spread : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  return { hue: (sixth * 60 + 360) % 360, saturation, lightness }
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function fromHsl(hue: number, saturation: number, lightness: number) {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    const spread = saturation * Math.min(lightness, 1 - lightness)
    return 255 * (lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return { red: channel(0), green: channel(8), blue: channel(4) }
}
