import {
  box,
  colours,
  cuts,
  disc,
  type Drawing,
  halftone,
  lines,
  polygon,
  shape,
  stroke,
  within,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

interface Book {
  readonly x: number
  readonly width: number
  readonly height: number
  readonly fill: string
  readonly band: string
}

const floor = 1040

const books: readonly Book[] = [
  { x: 70, width: 170, height: 560, fill: ink, band: paper },
  { x: 250, width: 120, height: 690, fill: deep, band: ink },
  { x: 380, width: 210, height: 620, fill: ink, band: signal },
  { x: 600, width: 140, height: 480, fill: deep, band: ink },
  { x: 1060, width: 150, height: 600, fill: ink, band: paper },
  { x: 1220, width: 200, height: 500, fill: deep, band: ink },
  { x: 1430, width: 130, height: 680, fill: ink, band: signal },
  { x: 1570, width: 170, height: 560, fill: deep, band: ink },
]

function spine({ x, width, height, fill, band }: Book): string {
  const top = floor - height
  const middle = x + width / 2
  const roof = polygon(
    [
      [x - 14, top],
      [middle, top - width * 0.52],
      [x + width + 14, top],
    ],
    ink,
  )
  const windows = [0.26, 0.46, 0.66].map((share) => {
    const y = top + height * share
    return box(middle - 40, y, 32, 52, band) + box(middle + 8, y, 32, 52, band)
  })
  return [
    roof,
    box(x, top, width, height, fill),
    box(x, top + 34, width, 14, band),
    box(x, top + 58, width, 6, band),
    box(x, floor - 70, width, 14, band),
    ...windows,
    fill === deep
      ? cuts(
          { x: x + 6, y: top + 80, width: width - 12, height: height - 180 },
          { seed: x, count: 26, fill: ink, length: 40, thickness: 2, turn: 90 },
        )
      : '',
  ].join('')
}

const redBook = [
  polygon(
    [
      [736, 330],
      [900, 190],
      [1064, 330],
    ],
    ink,
  ),
  box(750, 330, 300, 710, signal),
  box(750, 366, 300, 18, paper),
  box(750, 396, 300, 8, paper),
  disc(900, 520, 74, paper),
  box(894, 446, 12, 148, ink),
  box(826, 514, 148, 12, ink),
  shape('M816 1040v-230q0-84 84-84t84 84v230z', paper),
  shape('M816 1040v-230q0-60 44-78l-2 372z', ink),
  disc(846, 900, 9, signal),
  disc(940, 846, 27, ink),
  shape('M898 1040v-92q0-66 42-66t42 66v92z', ink),
]

/** A street of books as tall as houses; the door of the red one is open. */
export const biblioteca: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: 300, y: -20, width: 1200, height: 1060 },
      { step: 16, fill: '#d9cbb0', tone: (x, y) => 0.95 - Math.hypot(x - 900, y - 520) / 620 },
    ),
    ...books.map(spine),
    ...redBook,
    box(0, floor, 1800, 14, ink),
    shape('M816 1054h168l190 146h-560z', deep),
    cuts(
      { x: 0, y: 1070, width: 620, height: 110 },
      { seed: 3, count: 60, fill: ink, length: 110, thickness: 6 },
    ),
    cuts(
      { x: 1150, y: 1070, width: 650, height: 110 },
      { seed: 5, count: 60, fill: ink, length: 110, thickness: 6 },
    ),
  ],
}

const shelf = (y: number, seed: number): string => {
  const shades = [ink, deep, ink, '#8a7d6a', ink, deep, ink]
  const tall = [210, 180, 230, 200, 220, 170, 214, 236, 190]
  return Array.from({ length: 15 }, (_, index) => {
    const height = tall[(index * 5 + seed) % tall.length] ?? 200
    const x = 96 + index * 68
    const hole = seed === 2 && index > 4 && index < 10
    return hole
      ? ''
      : box(x, y - height, 58, height, shades[(index + seed) % shades.length] ?? ink) +
          box(x, y - height + 22, 58, 8, (index + seed) % 4 === 0 ? signal : paper)
  }).join('')
}

/** Shelves of books, with a gap in the shape of a house. */
export const scaffali: Drawing = {
  width: 1200,
  height: 1200,
  shapes: [
    box(0, 0, 1200, 1200, paper),
    box(60, 60, 1080, 1080, '#f0e8d8'),
    ...[
      [350, 1],
      [700, 2],
      [1050, 3],
    ].map(([y = 0, seed = 0]) => shelf(y, seed) + box(60, y, 1080, 24, ink)),
    shape('M442 700v-138l134-112l134 112v138z', signal),
    box(546, 600, 60, 100, paper),
    box(60, 60, 24, 1080, ink),
    box(1116, 60, 24, 1080, ink),
    box(60, 60, 1080, 24, ink),
  ],
}

/** Somebody who reads under a lamp. */
export const lettrice: Drawing = {
  width: 1200,
  height: 1200,
  shapes: [
    box(0, 0, 1200, 1200, ink),
    shape('M470 330h360l300 870h-960z', paper),
    within('cone', 'M470 330h360l300 870h-960z', [
      halftone(
        { x: 160, y: 330, width: 1000, height: 870 },
        { step: 14, fill: '#cdbfa5', tone: (_, y) => (y - 420) / 1100 },
      ),
    ]),
    box(640, 0, 20, 190, paper),
    shape('M650 170q200 10 220 170h-440q20-160 220-170z', signal),
    disc(650, 348, 38, paper),
    disc(600, 610, 92, ink),
    shape('M520 590q-30-110 80-128q120-4 112 96q-40-50-112-40q-50 10-80 72z', ink),
    shape('M380 1200q-10-440 210-480q190 20 240 480z', ink),
    shape('M470 900l190 70l200-90v150l-200 90l-190-70z', paper),
    stroke('M660 972v146', ink, 8),
    lines(
      { x: 505, y: 946, width: 120, height: 90 },
      { seed: 9, count: 4, fill: ink, thickness: 8 },
    ),
    lines(
      { x: 700, y: 946, width: 120, height: 90 },
      { seed: 11, count: 4, fill: signal, thickness: 8 },
    ),
    shape('M430 860q60 60 90 130l-46 30q-60-70-80-110z', ink),
  ],
}

const hand = (mirror: boolean): string =>
  `<g transform="translate(${mirror ? 1200 : 0} 0) scale(${mirror ? -1 : 1} 1)">${shape('M0 500q190-40 330 30q50-70 100-40q20 24-40 84l120 8q40 16 4 44q30 20-6 44q18 26-18 40q8 30-40 32l-210-6q-110-10-240 44z', ink)}${cuts({ x: 20, y: 540, width: 200, height: 170 }, { seed: 21, count: 18, fill: paper, length: 120, thickness: 3 })}</g>`

/** Two hands pass a book over a counter. */
export const bancone: Drawing = {
  width: 1200,
  height: 1200,
  shapes: [
    box(0, 0, 1200, 1200, deep),
    halftone(
      { x: 0, y: 0, width: 1200, height: 860 },
      { step: 15, fill: paper, tone: (x, y) => 1.1 - Math.hypot(x - 600, y - 520) / 560 },
    ),
    hand(false),
    hand(true),
    shape('M420 330l330-60l50 270l-330 60z', signal),
    shape('M470 600l330-60l8 40l-330 60z', paper),
    lines(
      { x: 500, y: 380, width: 200, height: 90 },
      { seed: 2, count: 3, fill: paper, thickness: 14 },
    ),
    box(0, 860, 1200, 40, ink),
    box(0, 920, 1200, 280, ink),
    cuts(
      { x: 40, y: 940, width: 1000, height: 240 },
      { seed: 31, count: 60, fill: '#4a4139', length: 130, thickness: 4 },
    ),
  ],
}
