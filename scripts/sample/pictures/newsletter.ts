import {
  box,
  colours,
  cuts,
  disc,
  type Drawing,
  halftone,
  place,
  polygon,
  shape,
  stroke,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

const pigeon = [
  shape(
    'M-330 40q120-110 300-90q60-130 180-150q70-8 96 50l70 30l-72 26q-10 90-90 150q-120 90-300 60q-110-10-184-76z',
    ink,
  ),
  shape('M-330 40l-180 10l30 46l-60 44l230-20z', ink),
  shape(
    'M40-60q-120-320-420-380q40 90 30 110q-70-20-130-16q60 50 66 84q-66-4-106 10q160 60 260 240z',
    ink,
  ),
  shape(
    'M10-50q-30-320 160-470q14 100 34 116q40-60 90-84q-20 80-4 110q50-50 84-56q-60 200-190 400z',
    ink,
  ),
  cuts(
    { x: -300, y: -260, width: 260, height: 170 },
    { seed: 51, count: 40, fill: paper, length: 90, thickness: 4, turn: 42 },
  ),
  cuts(
    { x: 60, y: -330, width: 150, height: 220 },
    { seed: 52, count: 34, fill: paper, length: 80, thickness: 4, turn: -62 },
  ),
  cuts(
    { x: -220, y: 20, width: 300, height: 90 },
    { seed: 53, count: 26, fill: '#5c5146', length: 60, thickness: 3, turn: 10 },
  ),
  disc(176, -130, 13, paper),
  disc(178, -130, 6, ink),
  stroke('M312-112q40 60 44 120', ink, 7),
]

const envelope = [
  box(-170, -108, 340, 216, paper),
  stroke('M-170-108h340v216h-340z', ink, 12),
  stroke('M-170-108l170 130l170-130', ink, 12),
  disc(0, 26, 44, signal),
  stroke('M-18 26l14 16l26-34', paper, 9),
]

const roof = (x: number, width: number, height: number, fill: string): string =>
  polygon(
    [
      [x, 1200],
      [x, 1200 - height],
      [x + width / 2, 1130 - height],
      [x + width, 1200 - height],
      [x + width, 1200],
    ],
    fill,
  ) +
  box(x + width * 0.62, 1100 - height, 34, 90, ink) +
  [0.24, 0.6]
    .map((share) => box(x + width * share, 1230 - height, 34, 46, fill === ink ? paper : ink))
    .join('')

/** A pigeon carries a sealed letter over the roofs. */
export const newsletter: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    disc(1330, 330, 220, deep),
    halftone(
      { x: 1100, y: 100, width: 460, height: 460 },
      {
        step: 13,
        fill: ink,
        tone: (x, y) => (Math.hypot(x - 1330, y - 330) < 218 ? (y - 250) / 1100 : 0),
      },
    ),
    cuts(
      { x: 0, y: 120, width: 1600, height: 760 },
      { seed: 57, count: 70, fill: '#cdbfa5', length: 200, thickness: 5 },
    ),
    ...[
      [60, 240, 170],
      [520, 220, 210],
      [980, 260, 160],
      [1420, 240, 230],
    ].map(([x = 0, width = 0, height = 0]) => roof(x, width, height, deep)),
    ...[
      [-60, 200, 110],
      [260, 300, 130],
      [740, 280, 120],
      [1200, 260, 150],
      [1610, 240, 110],
    ].map(([x = 0, width = 0, height = 0]) => roof(x, width, height, ink)),
    place(pigeon, { x: 760, y: 600, turn: -6 }),
    place(envelope, { x: 1170, y: 640, turn: 12 }),
  ],
}
