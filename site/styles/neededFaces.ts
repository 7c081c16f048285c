const FACE = /@font-face\s*\{[^}]*\}/g

/**
 * The addresses of the faces of a style that its own rules ask for, in their order: the upright ones
 * always, the others where a rule does. Faces for rare letters are left to the browser, which knows
 * where those stand.
 * @param style what a page needs before any script has run.
 */
export function neededFaces(style: string): readonly string[] {
  const rules = style.replaceAll(FACE, '')
  return (style.match(FACE) ?? []).flatMap((face) => {
    const [, address] = /src:\s*url\(["']?([^"')]+)/.exec(face) ?? []
    const isNeeded = !face.includes('unicode-range') && signOf(face).test(rules)
    return isNeeded && address !== undefined ? [address] : []
  })
}

/** How a rule asks for a face. */
function signOf(face: string): RegExp {
  const isTitle = /font-weight:\s*600/.test(face)
  if (/font-style:\s*italic/.test(face)) {
    return isTitle ? /font:\s*italic 600/ : /font-style:\s*italic/
  }
  return /font-weight:\s*650/.test(face) ? /font-weight:\s*650/ : /(?:)/
}
