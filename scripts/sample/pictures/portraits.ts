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

const sheet = { width: 960, height: 1200 } as const

/** Half of every face lies in newspaper dots. */
function shade(outline: string, name: string): string {
  return within(name, outline, [
    halftone(
      { x: 500, y: 260, width: 330, height: 720 },
      { step: 9, fill: ink, tone: (x) => (x - 520) / 330 },
    ),
  ])
}

const features = (y: number): string[] => [
  stroke(`M330 ${y - 62}q50-34 104-8M526 ${y - 70}q54-26 104 8`, ink, 15),
  disc(388, y, 13, ink),
  disc(574, y, 13, ink),
]

const longFace = 'M300 470q0-190 180-190t180 190v90q0 220-180 260q-180-40-180-260z'

/** Hair gathered up, round glasses, red earrings. */
export const ottavia: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 960, 1200, deep),
    halftone(
      { x: -20, y: -20, width: 1000, height: 1240 },
      { step: 15, fill: paper, tone: (x, y) => 1.2 - Math.hypot(x - 480, y - 500) / 520 },
    ),
    disc(560, 170, 108, ink),
    cuts(
      { x: 480, y: 110, width: 130, height: 110 },
      { seed: 3, count: 16, fill: paper, length: 70, thickness: 3, turn: -35 },
    ),
    shape(
      'M236 560q-40-340 244-340t244 340q-10 90-60 120v-220q-110-40-184-130q-80 100-184 130v220q-50-30-60-120z',
      ink,
    ),
    shape('M410 760h150v170h-150z', paper),
    shape('M60 1200q20-250 330-290q96 120 190 0q300 40 330 290z', ink),
    shape('M390 910q96 120 190 0l26 30q-120 140-242 0z', signal),
    shape(longFace, paper),
    shade(longFace, 'face'),
    shape('M296 500q10-170 184-220q170 50 188 220q-110-30-188-130q-80 100-184 130z', ink),
    cuts(
      { x: 320, y: 290, width: 280, height: 110 },
      { seed: 5, count: 26, fill: paper, length: 80, thickness: 3, turn: -24 },
    ),
    ...features(548),
    `<circle cx="388" cy="548" r="66" fill="none" stroke="${ink}" stroke-width="12"/><circle cx="574" cy="548" r="66" fill="none" stroke="${ink}" stroke-width="12"/>`,
    stroke('M454 540q26-16 54 0', ink, 12),
    stroke('M488 570q-26 60-22 82q18 16 46 8', ink, 12),
    stroke('M404 716q70 44 150 0', signal, 17),
    disc(286, 650, 25, signal),
    disc(676, 650, 25, signal),
    cuts(
      { x: 110, y: 1000, width: 700, height: 170 },
      { seed: 7, count: 70, fill: '#5c5146', length: 70, thickness: 4, turn: 80 },
    ),
  ],
}

const broadFace = 'M276 440q0-170 204-170t204 170v160q-10 190-204 230q-194-40-204-230z'

/** A full beard, a cap, a red pencil behind the ear. */
export const bruno: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 960, 1200, paper),
    rays([480, 560], { from: 400, to: 1000, count: 40, fill: deep }),
    shape('M400 760h160v170h-160z', paper),
    shape('M20 1200q30-270 350-300l110 130l110-130q320 30 350 300z', ink),
    shape('M370 900l110 130l-60 90l-90-200zM590 900l-110 130l60 90l90-200z', paper),
    cuts(
      { x: 90, y: 980, width: 700, height: 190 },
      { seed: 17, count: 80, fill: '#5c5146', length: 60, thickness: 4, turn: 35 },
    ),
    shape(broadFace, paper),
    shade(broadFace, 'face'),
    shape('M266 560q40 60 84 66q130-60 262 0q50-10 82-66q30 330-214 380q-244-50-214-380z', ink),
    cuts(
      { x: 290, y: 660, width: 340, height: 230 },
      { seed: 19, count: 90, fill: paper, length: 46, thickness: 3, turn: 84 },
    ),
    stroke('M404 716q76 40 152 0', signal, 18),
    shape('M360 656q60-50 120-12q60-38 120 12q-60 30-120 16q-60 14-120-16z', ink),
    ...features(508),
    stroke('M486 520q-30 70-26 96q24 18 52 6', ink, 13),
    shape('M226 420q-10-230 254-240q270 10 258 240q-120-60-256-60t-256 60z', ink),
    shape('M206 430q130-90 276-90q160 0 300 96l-20 34q-140-74-280-74t-260 70z', ink),
    stroke('M240 408q120-66 242-66t240 70', paper, 6),
    cuts(
      { x: 280, y: 210, width: 360, height: 110 },
      { seed: 23, count: 40, fill: '#5c5146', length: 70, thickness: 4, turn: -15 },
    ),
    `<g transform="translate(700 470) rotate(24)">${box(-13, -150, 26, 210, signal)}${shape('M-13 60h26l-13 44z', deep)}${shape('M-5 88h10l-5 16z', ink)}${box(-13, -172, 26, 24, ink)}</g>`,
    shape('M690 520q50-14 44 56q-14 60-54 50z', paper),
    stroke('M690 522q46-10 42 54q-14 50-50 48', ink, 9),
  ],
}

const roundFace = 'M290 480q0-190 190-190t190 190v90q-10 210-190 240q-180-30-190-240z'

function curls(): string {
  const ring = Array.from({ length: 13 }, (_, index) => {
    const angle = Math.PI * (0.93 + (index / 12) * 1.14)
    return disc(480 + Math.cos(angle) * 232, 470 + Math.sin(angle) * 222, 82 - (index % 3) * 9, ink)
  })
  const spirals = Array.from({ length: 11 }, (_, index) => {
    const angle = Math.PI * (0.98 + (index / 10) * 1.04)
    const [x, y] = [480 + Math.cos(angle) * 244, 470 + Math.sin(angle) * 232]
    return stroke(`M${x - 24} ${y}a24 24 0 1 1 24 24a13 13 0 0 1-10-20`, '#8a7d6a', 6)
  })
  return [...ring, ...spirals].join('')
}

/** Short curls, a wide smile, a striped jersey. */
export const nives: Drawing = {
  ...sheet,
  shapes: [
    box(0, 0, 960, 1200, signal),
    halftone(
      { x: -20, y: -20, width: 1000, height: 1240 },
      { step: 15, fill: '#8d1c12', tone: (x, y) => Math.hypot(x - 480, y - 480) / 900 - 0.35 },
    ),
    curls(),
    shape('M404 750h152v180h-152z', paper),
    shape(roundFace, paper),
    shade(roundFace, 'face'),
    shape(
      'M282 500q20-210 198-220q180 10 198 220q-60-30-90-100q-70 50-130 30q-80 10-110-10q-20 60-66 80z',
      ink,
    ),
    ...features(540),
    stroke('M484 560q-26 54-20 74q18 14 44 6', ink, 12),
    shape('M380 690q100 40 200 0q-14 92-100 92t-100-92z', ink),
    shape('M396 700q84 30 168 0l-10 26q-74 18-148 0z', paper),
    within('jersey', 'M50 1200q30-250 350-290q80 70 160 0q320 40 350 290z', [
      box(0, 880, 960, 320, paper),
      ...[0, 1, 2, 3, 4].map(
        (row) =>
          `<path d="M0 ${980 + row * 62}q480-110 960 0" fill="none" stroke="${row % 2 === 0 ? ink : signal}" stroke-width="30"/>`,
      ),
    ]),
    stroke('M400 912q80 70 160 0', ink, 16),
    disc(290, 640, 16, paper),
    disc(672, 640, 16, paper),
  ],
}
