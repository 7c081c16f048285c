import {
  box,
  colours,
  cuts,
  disc,
  type Drawing,
  halftone,
  lines,
  place,
  shape,
  stroke,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

const newspaper = (x: number, y: number, seed: number): string =>
  place(
    [
      box(-56, 0, 112, 150, paper),
      box(-44, 14, 88, 18, ink),
      seed % 3 === 0 ? box(-44, 42, 40, 50, signal) : box(-44, 42, 88, 34, ink),
      lines({ x: -44, y: 100, width: 88, height: 44 }, { seed, count: 3, fill: ink, thickness: 6 }),
      box(-4, -12, 8, 24, signal),
    ],
    { x, y, turn: ((seed * 37) % 7) - 3 },
  )

const customer = [
  disc(0, -250, 46, ink),
  shape('M-70 0l10-150q6-54 60-54t60 54l26 150z', ink),
  shape('M-44-10h40v190h-44zM8-10h40l6 190h-44z', ink),
  stroke('M44-150l96 40', ink, 30),
  shape('M-84-120h44v130h-70z', signal),
]

function stripes(): string {
  return Array.from({ length: 11 }, (_, index) => {
    const [top, bottom] = [640 + index * 70, 560 + index * 84.5]
    return shape(
      `M${top} 330h70L${bottom + 84.5} 470v34q-42 40-84.5 0v-34z`,
      index % 2 === 0 ? signal : paper,
    )
  }).join('')
}

/** A newsstand at dawn, papers hanging like washing. */
export const chiosco: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    disc(520, 560, 400, deep),
    halftone(
      { x: 100, y: 140, width: 840, height: 840 },
      {
        step: 17,
        fill: signal,
        tone: (x, y) => (Math.hypot(x - 520, y - 560) < 398 ? (y - 420) / 1500 : 0),
      },
    ),
    cuts(
      { x: 0, y: 60, width: 1650, height: 500 },
      { seed: 101, count: 46, fill: '#cdbfa5', length: 220, thickness: 6 },
    ),
    shape('M0 1040v-240h70v-70h90v110h110v-190h80v150h120v240z', '#8a7d6a'),
    shape('M1800 1040v-300h-60v-80h-60v380z', '#8a7d6a'),
    box(620, 480, 810, 580, ink),
    box(660, 500, 730, 330, '#f7f2e8'),
    halftone(
      { x: 660, y: 500, width: 730, height: 330 },
      {
        step: 13,
        fill: ink,
        tone: (x, y) => (y < 818 && x > 672 && x < 1378 ? 0.5 - (y - 500) / 520 : 0),
      },
    ),
    disc(1020, 650, 52, ink),
    shape('M920 830q0-134 100-134t100 134z', ink),
    box(590, 820, 870, 40, paper),
    box(590, 850, 870, 14, ink),
    stroke('M640 556q380 40 770 0', paper, 6),
    ...[700, 830, 1190, 1320].map((x, index) => newspaper(x, 570, index + 3)),
    ...[660, 790, 920, 1050, 1180, 1310].map((x, index) =>
      place(
        [
          box(0, 0, 104, 150, index === 2 ? signal : paper),
          lines(
            { x: 14, y: 20, width: 76, height: 110 },
            { seed: index + 60, count: 5, fill: index === 2 ? paper : ink, thickness: 9 },
          ),
        ],
        { x, y: 884 },
      ),
    ),
    stripes(),
    box(620, 250, 810, 84, ink),
    box(880, 276, 290, 34, paper),
    shape('M660 250q366-150 730 0z', ink),
    disc(1026, 150, 22, signal),
    place(customer, { x: 440, y: 876, scale: 1.05 }),
    box(0, 1056, 1800, 14, ink),
    box(0, 1070, 1800, 130, deep),
    cuts(
      { x: 0, y: 1084, width: 1700, height: 100 },
      { seed: 104, count: 90, fill: ink, length: 130, thickness: 5 },
    ),
  ],
}
