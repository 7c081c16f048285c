import { box, colours, cuts, disc, type Drawing, halftone, lines, place, shape } from './ink.ts'

const { ink, paper, signal, deep } = colours

const cat = [
  shape(
    'M0 0c-46 0-62-40-56-92c4-36 20-58 22-84l-6-44l30 22c10-3 22-3 32 0l30-22l-6 44c2 26 30 50 34 90c6 54-18 86-80 86z',
    ink,
  ),
  shape('M52-14c40 6 84-6 96-52c6-26-8-40-20-34c-12 6-2 18-4 32c-4 22-34 34-68 26z', ink),
  disc(-14, -178, 5, signal),
  disc(16, -178, 5, signal),
]

function silhouette(x: number, y: number, lean: number): string {
  return place([disc(lean, -70, 26, ink), shape('M-46 0q0-52 46-52t46 52z', ink)], { x, y })
}

function glazing(x: number, y: number, kind: number): string {
  const [width, height] = [128, 178]
  if (kind === 0) {
    return (
      box(x, y, width, height, '#2c2621') +
      cuts(
        { x, y, width: width - 30, height },
        { seed: x + y, count: 14, fill: '#4a4139', length: 34, thickness: 3, turn: 90 },
      )
    )
  }
  const light = kind === 2 ? signal : paper
  const person = kind === 3 ? silhouette(x + 60, y + height, 6) : ''
  const curtain =
    kind === 4
      ? shape(`M${x} ${y}h44q-4 90-44 130z`, deep) +
        shape(`M${x + width} ${y}h-44q4 90 44 130z`, deep)
      : ''
  const cross =
    kind === 2 ? '' : box(x + width / 2 - 4, y, 8, height, ink) + box(x, y + 62, width, 8, ink)
  return (
    box(x, y, width, height, light) +
    curtain +
    (kind === 3 ? person : cross) +
    box(x - 12, y + height, width + 24, 16, paper)
  )
}

const grid = [
  [0, 1, 0, 4, 1],
  [3, 0, 4, 0, 1],
  [1, 5, 0, 3, 0],
  [0, 4, 1, 0, 3],
]

function facade(): string {
  const windows = grid.flatMap((row, r) =>
    row.map((kind, c) => glazing(690 + c * 200, 250 + r * 250, kind === 5 ? 1 : kind)),
  )
  return [
    shape('M600 190h1110v1010h-1110z', ink),
    shape('M560 150h1190v44h-1190z', ink),
    shape('M640 110h1030v30h-1030z', ink),
    box(1450, 20, 70, 100, ink),
    box(1440, 10, 90, 18, ink),
    box(1540, 50, 46, 70, ink),
    ...windows,
  ].join('')
}

/** A block of flats at night; from one of its windows somebody speaks, on another sits a cat. */
export const condominio: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: -20, y: -20, width: 1840, height: 1000 },
      { step: 15, fill: ink, tone: (x, y) => 0.5 - y / 1500 + (x < 500 ? 0 : 0.05) },
    ),
    shape('M282 98a116 116 0 1 0 92 188a96 96 0 1 1-92-188z', paper),
    facade(),
    shape(
      'M110 520q0-50 50-50h400q50 0 50 50v46l84 30l-84 24v120q0 50-50 50h-400q-50 0-50-50z',
      signal,
    ),
    lines(
      { x: 176, y: 546, width: 370, height: 200 },
      { seed: 4, count: 4, fill: paper, thickness: 20 },
    ),
    place(cat, { x: 962, y: 936, scale: 0.72 }),
    cuts(
      { x: 0, y: 1040, width: 600, height: 160 },
      { seed: 8, count: 90, fill: ink, length: 120, thickness: 7 },
    ),
    box(0, 1168, 1800, 32, ink),
    cuts(
      { x: 620, y: 200, width: 1060, height: 960 },
      { seed: 15, count: 120, fill: '#3a332c', length: 26, thickness: 2, turn: 90 },
    ),
  ],
}
