import { box, colours, cuts, disc, type Drawing, halftone, lines, rays, shape } from './ink.ts'

const { ink, paper, deep, signal } = colours

/** A camera that gives out lines of text instead of a picture. */
export const fotografia: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, deep),
    halftone(
      { x: -20, y: -20, width: 1840, height: 1240 },
      { step: 17, fill: paper, tone: (x, y) => 1.15 - Math.hypot(x - 900, y - 430) / 900 },
    ),
    rays([430, 200], { from: 96, to: 260, count: 18, fill: ink }),
    shape('M590 1200v-540h620v540z', paper),
    box(590, 660, 14, 540, ink),
    box(1196, 660, 14, 540, ink),
    lines(
      { x: 660, y: 764, width: 480, height: 300 },
      { seed: 44, count: 5, fill: ink, thickness: 26 },
    ),
    box(660, 1064, 420, 26, signal),
    lines(
      { x: 660, y: 1124, width: 480, height: 70 },
      { seed: 45, count: 2, fill: ink, thickness: 26 },
    ),
    shape(
      'M380 300q0-50 50-50h140l60-100h540l60 100h140q50 0 50 50v400q0 50-50 50h-940q-50 0-50-50z',
      ink,
    ),
    box(380, 350, 1040, 16, paper),
    box(380, 664, 1040, 16, paper),
    cuts(
      { x: 400, y: 380, width: 900, height: 270 },
      { seed: 40, count: 150, fill: '#4a4139', length: 60, thickness: 3, turn: 90 },
    ),
    disc(900, 506, 236, paper),
    disc(900, 506, 212, ink),
    disc(900, 506, 150, paper),
    disc(900, 506, 128, signal),
    halftone(
      { x: 772, y: 378, width: 256, height: 256 },
      {
        step: 11,
        fill: ink,
        tone: (x, y) => (Math.hypot(x - 900, y - 506) < 124 ? (x + y - 1330) / 330 : 0),
      },
    ),
    shape('M826 446q26-46 80-50l4 20q-40 6-64 44z', paper),
    box(1190, 196, 130, 62, ink),
    box(1206, 210, 98, 34, paper),
    box(470, 206, 100, 50, signal),
    box(560, 700, 680, 30, ink),
    box(576, 708, 648, 14, deep),
  ],
}
