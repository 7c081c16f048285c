import {
  box,
  colours,
  createChance,
  cuts,
  disc,
  type Drawing,
  halftone,
  place,
  polygon,
  shape,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

function crowd(): string[] {
  const chance = createChance(91)
  const rings: readonly (readonly [radius: number, count: number])[] = [
    [236, 20],
    [322, 28],
    [408, 36],
    [494, 44],
  ]
  return rings.flatMap(([radius, count]) =>
    Array.from({ length: count }, (_, index) => {
      const angle = ((index + chance() * 0.35) / count) * Math.PI * 2
      const far = radius + (chance() - 0.5) * 26
      const [x, y] = [900 + Math.cos(angle) * far * 1.18, 620 + Math.sin(angle) * far]
      const turn = (angle * 180) / Math.PI + 90
      const fill = chance() < 0.12 ? signal : ink
      return place(
        [
          shape('M-30 10q0-30 30-30t30 30q0 16-30 16t-30-16z', fill),
          disc(0, -2, 15, paper),
          disc(0, -2, 11, fill),
        ],
        { x, y, turn },
      )
    }),
  )
}

function houses(): string[] {
  const corners = [
    [
      [0, 0],
      [560, 0],
      [420, 190],
      [190, 330],
      [0, 420],
    ],
    [
      [1240, 0],
      [1800, 0],
      [1800, 420],
      [1610, 330],
      [1380, 190],
    ],
    [
      [0, 830],
      [190, 910],
      [420, 1060],
      [540, 1200],
      [0, 1200],
    ],
    [
      [1800, 830],
      [1610, 910],
      [1380, 1060],
      [1260, 1200],
      [1800, 1200],
    ],
  ]
  return corners.map((points) =>
    polygon(
      points.map(([x = 0, y = 0]) => [x, y] as const),
      ink,
    ),
  )
}

/** A square from above: people in circles, and one circle that joins them. */
export const piazza: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: 0, y: 0, width: 1800, height: 1200 },
      { step: 16, fill: deep, tone: (x, y) => Math.hypot((x - 900) / 1.18, y - 620) / 800 - 0.15 },
    ),
    ...houses(),
    cuts(
      { x: 0, y: 10, width: 380, height: 300 },
      { seed: 93, count: 80, fill: paper, length: 60, thickness: 4, turn: 32 },
    ),
    cuts(
      { x: 1420, y: 10, width: 380, height: 300 },
      { seed: 94, count: 80, fill: paper, length: 60, thickness: 4, turn: -32 },
    ),
    cuts(
      { x: 0, y: 930, width: 360, height: 260 },
      { seed: 95, count: 70, fill: paper, length: 60, thickness: 4, turn: -32 },
    ),
    cuts(
      { x: 1440, y: 930, width: 360, height: 260 },
      { seed: 96, count: 70, fill: paper, length: 60, thickness: 4, turn: 32 },
    ),
    `<ellipse cx="900" cy="620" rx="200" ry="170" fill="none" stroke="${signal}" stroke-width="44"/>`,
    ...crowd(),
    disc(900, 620, 26, signal),
  ],
}
