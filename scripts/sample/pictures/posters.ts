import {
  box,
  colours,
  createChance,
  cuts,
  disc,
  type Drawing,
  halftone,
  lines,
  place,
  polygon,
  rays,
  shape,
  stroke,
  within,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

const sheet = { width: 1800, height: 1200 } as const

function roofs(): string[] {
  const chance = createChance(7)
  const found: string[] = []
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 12; column += 1) {
      const x = 80 + column * 150 + (row % 2) * 70
      const y = 70 + row * 152
      const [wide, deepness, turn] = [54 + chance() * 22, 42 + chance() * 20, (chance() - 0.5) * 40]
      if (Math.hypot(x - 900, y - 600) < 350) continue
      const half = box(-wide, -deepness, wide * 2, deepness, ink)
      const sunny = box(-wide, 0, wide * 2, deepness, '#5c5146')
      const chimney = box(wide * 0.3, -deepness * 0.6, 18, 18, paper)
      found.push(place([half, sunny, chimney, box(-wide, -3, wide * 2, 6, paper)], { x, y, turn }))
    }
  }
  return found
}

/** Roofs from above around a red square. */
export const locandinaPiazze: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 1800, 1200, deep),
    ...roofs(),
    ...Array.from({ length: 12 }, (_, index) => {
      const angle = (index / 12) * Math.PI * 2
      return stroke(
        `M${900 + Math.cos(angle) * 250} ${600 + Math.sin(angle) * 250}L${900 + Math.cos(angle) * 400} ${600 + Math.sin(angle) * 400}`,
        ink,
        10,
      )
    }),
    disc(900, 600, 262, signal),
    halftone(
      { x: 640, y: 340, width: 520, height: 520 },
      {
        step: 15,
        fill: paper,
        tone: (x, y) =>
          Math.hypot(x - 900, y - 600) < 250 ? 0.75 - Math.hypot(x - 900, y - 600) / 330 : 0,
      },
    ),
    disc(900, 600, 60, paper),
    disc(900, 600, 30, ink),
  ],
}

const blade = 'M0 0q260-70 620-30q60 10 60 40q0 24-60 26q-380 20-620-36z'

/** Scissors that cut a red strip of text. */
export const locandinaCorto: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    rays([640, 610], { from: 560, to: 1500, count: 60, fill: deep, width: 0.5 }),
    box(0, 520, 1080, 180, signal),
    lines(
      { x: 60, y: 560, width: 900, height: 120 },
      { seed: 77, count: 3, fill: paper, thickness: 22 },
    ),
    place(
      [
        polygon(
          [
            [0, -90],
            [640, -90],
            [700, 90],
            [0, 90],
          ],
          signal,
        ),
        lines(
          { x: 90, y: -46, width: 480, height: 120 },
          { seed: 79, count: 3, fill: paper, thickness: 22 },
        ),
      ],
      { x: 1120, y: 700, turn: 14 },
    ),
    place([shape(blade, ink)], { x: 1190, y: 560, turn: 162, scale: 1.25 }),
    place([shape(blade, ink)], { x: 1190, y: 660, turn: 198, scale: 1.25 }),
    place([shape(blade, ink)], { x: 1010, y: 590, turn: -34, scale: 0.62 }),
    place([shape(blade, ink)], { x: 1010, y: 630, turn: 34, scale: 0.62 }),
    ...[
      [1480, 300],
      [1480, 920],
    ].map(
      ([x = 0, y = 0]) =>
        `<circle cx="${x}" cy="${y}" r="138" fill="${paper}" stroke="${ink}" stroke-width="58"/>`,
    ),
    disc(1010, 610, 46, ink),
    disc(1010, 610, 18, paper),
    cuts(
      { x: 430, y: 380, width: 480, height: 60 },
      { seed: 83, count: 14, fill: paper, length: 120, thickness: 4, turn: 14 },
    ),
  ],
}

function stars(): string[] {
  const chance = createChance(41)
  return Array.from({ length: 120 }, () =>
    disc(chance() * 1800, chance() * 900, 2 + chance() * 4, paper),
  )
}

/** An open envelope in the night, from which a red moon rises. */
export const locandinaNotte: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 1800, 1200, ink),
    ...stars(),
    rays([900, 470], { from: 290, to: 760, count: 40, fill: '#4a4139', width: 0.3 }),
    disc(900, 470, 262, signal),
    halftone(
      { x: 630, y: 200, width: 540, height: 540 },
      {
        step: 13,
        fill: '#7d170e',
        tone: (x, y) => (Math.hypot(x - 900, y - 470) < 258 ? (x - y - 330) / 620 : 0),
      },
    ),
    shape('M340 690h1120v440h-1120z', paper),
    shape('M340 690l560 330l560-330v40l-560 340l-560-340z', ink),
    shape('M340 690L620 530l-20-14L300 690v450h1200v-450L1200 516l-20 14l280 160v410H340z', deep),
    cuts(
      { x: 380, y: 960, width: 300, height: 130 },
      { seed: 63, count: 26, fill: ink, length: 100, thickness: 3, turn: -30 },
    ),
    cuts(
      { x: 1100, y: 960, width: 300, height: 130 },
      { seed: 64, count: 26, fill: ink, length: 100, thickness: 3, turn: 30 },
    ),
  ],
}

const eye = 'M140 600q380-400 760-400t760 400q-380 400-760 400t-760-400z'

/** A great eye whose centre is a speech bubble. */
export const locandinaAlt: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    rays([900, 600], { from: 660, to: 1300, count: 72, fill: ink, width: 0.42 }),
    shape('M80 600q410-450 820-450t820 450q-410 450-820 450t-820-450z', paper),
    shape(eye, ink),
    within('white', 'M190 600q355-350 710-350t710 350q-355 350-710 350t-710-350z', [
      box(140, 200, 1520, 800, paper),
      halftone(
        { x: 140, y: 240, width: 1520, height: 400 },
        { step: 14, fill: ink, tone: (_, y) => 0.7 - (y - 240) / 330 },
      ),
      disc(900, 590, 330, ink),
    ]),
    shape(
      'M700 470q0-50 50-50h300q50 0 50 50v190q0 50-50 50h-150l-90 90v-90h-60q-50 0-50-50z',
      signal,
    ),
    lines(
      { x: 760, y: 482, width: 280, height: 180 },
      { seed: 88, count: 4, fill: paper, thickness: 20 },
    ),
  ],
}

function flock(): string[] {
  const chance = createChance(29)
  return Array.from({ length: 30 }, (_, index) => {
    const away = index / 30
    const x = 300 + away * 1300 + (chance() - 0.5) * 420
    const y = 900 - away * 800 + (chance() - 0.5) * 260
    const scale = 1.15 - away * 0.75
    const fill = index % 6 === 2 ? signal : ink
    return place(
      [
        shape('M-80-30q60-50 110-6q50-46 110-16l-20 96q-50-30-96 10q-50-40-124 6z', fill),
        lines(
          { x: -56, y: -6, width: 66, height: 44 },
          { seed: index, count: 2, fill: paper, thickness: 8 },
        ),
      ],
      { x, y, turn: (chance() - 0.5) * 70, scale },
    )
  })
}

/** Sheets that fly up from a table like birds. */
export const locandinaFiera: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: -20, y: 300, width: 1840, height: 900 },
      { step: 16, fill: deep, tone: (_, y) => (y - 300) / 900 },
    ),
    disc(1460, 250, 170, deep),
    ...flock(),
    shape('M60 960h900l80 60h-1060z', ink),
    box(120, 1020, 40, 180, ink),
    box(860, 1020, 40, 180, ink),
    ...[140, 330, 540, 700].map((x, index) =>
      box(x, 924 - (index % 2) * 16, 150, 36 + (index % 2) * 16, index === 2 ? signal : ink),
    ),
    ...[140, 330, 700].map((x, index) => box(x, 940 - (index % 2) * 10, 150, 5, paper)),
  ],
}

/** The mark of the sample site: an awning, as a stamp that day and night look good on. */
export const marchio: Drawing = {
  width: 480,
  height: 480,
  shapes: [
    box(0, 0, 480, 480, signal),
    box(56, 76, 368, 44, paper),
    ...[0, 2, 4].map((index) => shape(`M${70 + index * 68} 120h68v118q-34 42-68 0z`, paper)),
    box(96, 300, 288, 104, paper),
    box(116, 320, 248, 22, signal),
    box(116, 354, 160, 14, signal),
    box(116, 380, 200, 8, signal),
  ],
}
