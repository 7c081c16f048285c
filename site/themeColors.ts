import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A colour by day and by night, as `#rrggbb`. */
export interface ThemeColor {
  readonly day: string
  readonly night: string
}

const FILE = 'site/styles/tokens.css'

let tokens: string | undefined

/**
 * A colour of the theme, for what is no stylesheet: cards, the browser's own bars. Read from
 * `styles/tokens.css`, so that each colour stands in one place.
 * @throws when there is no such colour, or it is written otherwise than `light-dark(#…, #…)`.
 */
export function themeColor(name: string): ThemeColor {
  tokens ??= readFileSync(resolve(FILE), 'utf8')
  const written = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`, 'i')
  const [, day, night] = written.exec(tokens) ?? []
  if (day === undefined || night === undefined) {
    throw new Error(`${FILE} has no --${name}: light-dark(#rrggbb, #rrggbb); write it that way.`)
  }
  return { day, night }
}
