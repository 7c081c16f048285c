import { box, colours, cuts, disc, type Drawing, halftone, place, shape, stroke } from './ink.ts'

const { ink, paper, deep, signal } = colours

/** A head in profile that looks to the right; its mouth is near (224, 114). */
const profile = shape(
  'M-60 420v-130q-150-60-170-240q-10-210 130-286q120-62 230 0q70 44 80 130l-4 40l56 92q8 20-16 26l-24 6l6 40l-18 20l14 20l-14 26q4 70-54 74l-56-2l-10 184z',
  ink,
)

/** Two profiles far apart, and the long thread between them. */
export const risposta: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: -20, y: -20, width: 1840, height: 1240 },
      { step: 16, fill: deep, tone: (x) => Math.abs(x - 900) / 1000 - 0.1 },
    ),
    place([profile], { x: 300, y: 640, scale: 1.36 }),
    `<g transform="translate(1500 640) scale(-1.36 1.36)">${profile}</g>`,
    cuts(
      { x: 30, y: 360, width: 380, height: 420 },
      { seed: 61, count: 90, fill: '#5c5146', length: 70, thickness: 4, turn: -58 },
    ),
    cuts(
      { x: 1380, y: 360, width: 380, height: 420 },
      { seed: 62, count: 90, fill: '#5c5146', length: 70, thickness: 4, turn: 58 },
    ),
    stroke(
      'M604 796C770 796 640 340 760 340S800 980 900 980S880 220 980 220S1000 900 1070 900S1060 796 1196 796',
      signal,
      20,
    ),
    disc(604, 796, 18, signal),
    disc(1196, 796, 18, signal),
  ],
}
