import { box, colours, createChance, type Drawing, halftone, lines, place } from './ink.ts'

const { ink, paper, deep, signal } = colours

function sheets(): string[] {
  const chance = createChance(71)
  const found: string[] = []
  for (let row = 0; row < 9; row += 1) {
    for (let column = 0; column < 15; column += 1) {
      const x = 70 + column * 119
      const y = 76 + row * 131
      const turn = (chance() - 0.5) * 9
      const pale = chance() < 0.16
      if (Math.hypot((x - 900) / 1.25, y - 600) < 300) continue
      found.push(
        place(
          [
            box(-47, -58, 94, 116, pale ? deep : ink),
            lines(
              { x: -32, y: -38, width: 64, height: 80 },
              { seed: row * 20 + column, count: 4, fill: pale ? ink : paper, thickness: 7 },
            ),
          ],
          { x, y, turn },
        ),
      )
    }
  }
  return found
}

/** A wall thick with notes, and one of them alone in an empty space. */
export const meno: Drawing = {
  width: 1800,
  height: 1200,
  shapes: [
    box(0, 0, 1800, 1200, paper),
    halftone(
      { x: 480, y: 250, width: 840, height: 700 },
      { step: 15, fill: deep, tone: (x, y) => 0.8 - Math.hypot((x - 900) / 1.25, y - 600) / 330 },
    ),
    ...sheets(),
    place(
      [
        box(-84, -104, 168, 208, signal),
        lines(
          { x: -54, y: -60, width: 108, height: 120 },
          { seed: 3, count: 3, fill: paper, thickness: 13 },
        ),
      ],
      { x: 900, y: 600, turn: -4 },
    ),
    place([box(-3, -26, 6, 30, ink), box(-14, -34, 28, 14, ink)], { x: 904, y: 500 }),
  ],
}
