import { box, colours, cuts, disc, type Drawing, halftone, lines, place, shape } from './ink.ts'

const { ink, paper, deep, signal } = colours

const walker = [
  disc(0, -232, 34, ink),
  shape('M-26-190q30-18 52 0l22 90l-30 14l10 86h-60l-8-110z', ink),
  shape('M-30-6l62 0l46 118l34 6l-6 22h-64l-44-100l-34 70l-62 44l-18-20l54-52z', ink),
  shape('M16-176l70 40l58-30l12 22l-70 44l-74-30z', ink),
  place(
    [
      box(0, 0, 90, 116, paper),
      lines(
        { x: 14, y: 18, width: 62, height: 90 },
        { seed: 6, count: 4, fill: ink, thickness: 8 },
      ),
    ],
    { x: 142, y: -214, turn: 10 },
  ),
]

/** A red arrow crosses the sheet in a flash; far below, somebody runs after it with a note. */
export const smentita: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: -20, y: -20, width: 1840, height: 560 },
      {
        step: 15,
        fill: ink,
        tone: (x, y) => Math.max(0, (x - 200) / 2600) * (1 - Math.abs(y - 260) / 300),
      },
    ),
    ...[0, 1, 2, 3, 4, 5].map((index) =>
      shape(`M${-40 + index * 60} ${90 + index * 64}l${760 + index * 70} ${-6}l0 14z`, ink),
    ),
    shape('M120 420L1180 208L1150 92L1740 236L1300 520L1262 396L150 470z', signal),
    cuts(
      { x: 360, y: 300, width: 820, height: 110 },
      { seed: 12, count: 46, fill: paper, length: 190, thickness: 5, turn: -11 },
    ),
    shape('M0 1010q500-70 900-30t900-40v260h-1800z', ink),
    cuts(
      { x: 0, y: 1040, width: 1700, height: 140 },
      { seed: 14, count: 110, fill: '#4a4139', length: 120, thickness: 4 },
    ),
    ...[120, 250, 370, 480].map((x, index) => disc(x, 962 - index * 4, 8, deep)),
    place(walker, { x: 640, y: 840, scale: 1.05 }),
    ...[1240, 1330, 1440, 1560, 1650].map((x, index) =>
      shape(
        `M${x} 966v-${90 + ((index * 53) % 110)}l40-36l40 36v${90 + ((index * 53) % 110)}z`,
        ink,
      ),
    ),
    shape('M1480 830v-170h24v170z', ink),
    ...[1268, 1360, 1590].map((x) => box(x, 910, 16, 20, paper)),
  ],
}
