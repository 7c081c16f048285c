import {
  box,
  colours,
  cuts,
  disc,
  type Drawing,
  halftone,
  rays,
  shape,
  stroke,
  within,
} from './ink.ts'

const { ink, paper, deep, signal } = colours

/** The sun rises from a cup of coffee. */
export const buongiorno: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    rays([900, 640], { from: 330, to: 1180, count: 44, fill: ink, width: 0.46 }),
    halftone(
      { x: 480, y: 220, width: 860, height: 480 },
      { step: 13, fill: paper, tone: (x, y) => (Math.hypot(x - 900, y - 640) < 420 ? 0.9 : 0) },
    ),
    disc(900, 640, 312, signal),
    within('sun', 'M588 640a312 312 0 0 1 624 0z', [
      halftone(
        { x: 580, y: 420, width: 640, height: 230 },
        { step: 12, fill: paper, tone: (_, y) => (y - 430) / 620 },
      ),
    ]),
    box(0, 1010, 1800, 190, deep),
    cuts(
      { x: 0, y: 1030, width: 1700, height: 150 },
      { seed: 18, count: 120, fill: ink, length: 130, thickness: 4 },
    ),
    stroke('M1240 730q190-40 176 96q-20 120-230 110', ink, 52),
    shape('M520 620h760q6 300-170 400q-90 50-210 50t-210-50q-176-100-170-400z', ink),
    shape('M500 600h800v44h-800z', ink),
    shape('M560 700q10 190 110 280q-40-130-40-280z', paper),
    shape('M380 1050h1040q-40 76-160 76h-720q-120 0-160-76z', ink),
    shape('M440 1064h620l-20 14h-580z', paper),
    ...[-1, 1].map((side) =>
      stroke(`M${900 + side * 470} 380q${side * 30}-20 ${side * 60} 0t${side * 60} 0`, signal, 14),
    ),
  ],
}
