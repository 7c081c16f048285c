/**
 * Classes that keep their names: those of elements that scripts make or look for
 * (`components/commentForm/`, `components/findComment.ts`, `search/searchPage.ts`).
 */
export const CLASSES_OF_SCRIPTS: readonly string[] =
  `action choice kicker label p-summary plain problem reply result results said search
  shown teaser-title thanks`.split(/\s+/)

/** Custom properties that keep their names: those of `formAnswers.css`, which comes with a script. */
export const PROPERTIES_OF_SCRIPTS: readonly string[] = ['--signal', '--size-small']

/** Names of microformats2, which other programs read. */
const MICROFORMAT = /^(?:h|p|u|dt|e)-/

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

function shortName(index: number): string {
  const letter = LETTERS.charAt(index % LETTERS.length)
  return index < LETTERS.length
    ? letter
    : shortName(Math.floor(index / LETTERS.length) - 1) + letter
}

/**
 * A name of one or two letters for each class but those that others look for. It depends on the
 * order of the classes alone, so that every page has the same.
 */
export function shortNames(classes: Iterable<string>): ReadonlyMap<string, string> {
  const kept = new Set(CLASSES_OF_SCRIPTS)
  const ours = [...new Set(classes)].filter((name) => !MICROFORMAT.test(name) && !kept.has(name))
  return new Map(ours.map((name, index) => [name, shortName(index)]))
}

/** Sides, by the names that they have where lines run from left to right as in all languages of pages. */
const SIDES = new Map([
  ['inset-block-start', 'top'],
  ['inset-inline-start', 'left'],
  ['-block-start', '-top'],
  ['-block-end', '-bottom'],
  ['-inline-start', '-left'],
  ['-inline-end', '-right'],
])
const SIDE = new RegExp(`(?:${[...SIDES.keys()].join('|')})(?=\\s*:)`, 'g')

/** A string, which stays as it is, or a comma or stroke with room about it. */
const ROOMY = /("[^"]*"|'[^']*')|\s*([,/])\s+/g

/**
 * A stylesheet whose custom properties and families of faces have short names, in the order in which
 * they are declared, sides the shortest, and commas and strokes no room about them.
 */
export function shortenSheet(written: string): string {
  const source = written
    .replaceAll(ROOMY, (_, string = '', sign = '') => `${string}${sign}`)
    .replaceAll(SIDE, (side) => SIDES.get(side) ?? side)
  const properties = numbered(source.matchAll(/(?<=[{;]\s*)(--[\w-]+):/g))
  const families = numbered(source.matchAll(/@font-face\s*\{[^}]*?font-family:\s*([^;}]+)/g))
  const renamed = source.replaceAll(/--[\w-]+/g, (name) => {
    const short = PROPERTIES_OF_SCRIPTS.includes(name) ? undefined : properties.get(name)
    return short === undefined ? name : `--${short}`
  })
  if (families.size === 0) return renamed
  const names = [...families.keys()].sort((one, two) => two.length - one.length).join('|')
  const inLists = new RegExp(`(?<=[:,]\\s*)["']?(${names})["']?(?=\\s*[,;}])`, 'g')
  return renamed.replaceAll(inLists, (_, name: string) => families.get(name) ?? name)
}

function numbered(found: Iterable<RegExpExecArray>): ReadonlyMap<string, string> {
  const names = new Set([...found].map(([, name = '']) => name.replaceAll(/["']/g, '')))
  return new Map([...names].map((name, index) => [name, shortName(index)]))
}
