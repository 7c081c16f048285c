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

function awning(x: number, y: number, width: number, stripes: number): string {
  const step = width / stripes
  return Array.from({ length: stripes }, (_, index) => {
    const left = x + index * step
    const fill = index % 2 === 0 ? signal : paper
    return shape(`M${left} ${y}h${step}v150q-${step / 2} 62-${step} 0z`, fill)
  }).join('')
}

const hammer = [box(-9, -10, 18, 190, ink), shape('M-70-40h120q30 0 40 26v24h-160z', ink)]
const saw = [
  shape('M-30-70h90v76h-90z', ink),
  shape('M-16 0l60 0l12 200l-40 0z', ink),
  disc(14, -36, 16, paper),
]
const key = [
  disc(0, -30, 46, ink),
  disc(0, -30, 20, paper),
  box(-9, 10, 18, 170, ink),
  box(0, 120, 44, 16, ink),
  box(0, 150, 30, 16, ink),
]
const scissors = [
  stroke('M-26 170L30-40M26 170L-30-40', ink, 18),
  disc(-32, -64, 28, ink),
  disc(-32, -64, 12, paper),
  disc(32, -64, 28, ink),
  disc(32, -64, 12, paper),
]
const brush = [
  box(-10, -70, 20, 140, ink),
  shape('M-44 66h88v34h-88z', ink),
  shape('M-40 104h80l-8 80h-64z', signal),
]

/** A shop window with an awning, tools hanging in it like words in a line. */
export const vetrina: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, deep),
    cuts(
      { x: 0, y: 0, width: 1800, height: 1080 },
      { seed: 81, count: 260, fill: '#c9bb9f', length: 60, thickness: 4 },
    ),
    box(150, 250, 1500, 860, ink),
    box(200, 300, 980, 700, paper),
    halftone(
      { x: 200, y: 300, width: 980, height: 700 },
      {
        step: 15,
        fill: '#d9cbb0',
        tone: (x, y) => (x > 214 && x < 1166 && y < 986 ? (y - 420) / 900 : 0),
      },
    ),
    box(240, 500, 900, 12, ink),
    ...[hammer, key, saw, scissors, brush].map(
      (tool, index) =>
        stroke(`M${330 + index * 180} 506v30`, ink, 8) +
        place(tool, { x: 330 + index * 180, y: 610, scale: 0.92 }),
    ),
    box(240, 860, 900, 12, ink),
    ...[300, 400, 500].map((x) => box(x, 800, 74, 60, ink) + box(x + 12, 820, 50, 8, paper)),
    ...[640, 720, 800].map((x, index) => disc(x, 830, 30, index === 1 ? signal : ink)),
    place(
      [
        box(0, 0, 150, 92, paper),
        stroke('M0 0h150v92h-150z', ink, 8),
        box(24, 26, 60, 14, signal),
        box(24, 54, 100, 12, ink),
      ],
      { x: 940, y: 764, turn: -5 },
    ),
    box(1240, 300, 350, 810, deep),
    box(1280, 340, 270, 420, paper),
    disc(1400, 560, 56, ink),
    shape('M1300 760q0-150 100-150t112 150z', ink),
    box(1280, 340, 8, 420, ink),
    disc(1560, 830, 16, ink),
    place(
      [
        box(-70, -36, 140, 72, signal),
        lines(
          { x: -48, y: -16, width: 96, height: 40 },
          { seed: 8, count: 2, fill: paper, thickness: 10 },
        ),
      ],
      { x: 1420, y: 700, turn: -8 },
    ),
    awning(110, 200, 1580, 15),
    box(110, 150, 1580, 56, ink),
    box(0, 1100, 1800, 100, ink),
    box(0, 1112, 1800, 6, paper),
  ],
}

/** A counter with scales, an open notebook and a lamp. */
export const banco: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, ink),
    shape('M1230 330l560 550h-1180z', paper),
    halftone(
      { x: 600, y: 320, width: 1200, height: 560 },
      {
        step: 14,
        fill: '#d3c5a9',
        tone: (x, y) => (Math.abs(x - 1210) < (y - 320) * 1.02 ? (y - 420) / 700 : 0),
      },
    ),
    box(1220, 0, 20, 210, paper),
    shape('M1230 190q170 6 190 150h-380q20-144 190-150z', signal),
    box(0, 880, 1800, 44, deep),
    box(0, 924, 1800, 276, '#2c2621'),
    cuts(
      { x: 0, y: 950, width: 1700, height: 230 },
      { seed: 86, count: 110, fill: '#5c5146', length: 150, thickness: 5 },
    ),
    shape('M1000 880l-40-90q130-50 260 0q130-50 260 0l-40 90z', ink),
    shape('M984 800q110-40 226 4v62q-110-40-206-6z', paper),
    shape('M1456 800q-110-40-226 4v62q110-40 206-6z', paper),
    stroke('M1030 818q80-22 150 4M1036 842q70-20 140 4', ink, 8),
    stroke('M1260 822q80-26 150-4', signal, 9),
    stroke('M1262 848q70-24 136-6', ink, 8),
    stroke('M420 420v420M180 470h480', paper, 22),
    disc(420, 410, 36, signal),
    stroke('M180 470l-90 180M180 470l90 180M660 470l-90 130M660 470l90 130', paper, 8),
    shape('M70 650h220q-20 90-110 90t-110-90z', paper),
    shape('M550 600h220q-20 90-110 90t-110-90z', paper),
    shape('M270 880l60-60h180l60 60z', paper),
    disc(150, 616, 40, signal),
    disc(216, 624, 32, paper),
  ],
}
