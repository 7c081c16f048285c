/**
 * Classes that keep their names: those of elements that scripts make or look for
 * (`components/commentForm.ts`, `components/findComment.ts`, `search/searchPage.ts`).
 */
export const CLASSES_OF_SCRIPTS: readonly string[] =
  `action choice comment-form comments from-author kicker label lead p-summary plain problem reply
  result results said search shown teaser-title thanks thread`.split(/\s+/)

/** Classes that keep their names since `print.css`, a file of its own, speaks of them. */
export const CLASSES_OF_PAPER: readonly string[] =
  `article-foot article-grid call colophon comment comment-form comments facade feed-links follow hero
  label masthead promo prose related reply share silent skip teaser thread`.split(/\s+/)

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
  const kept = new Set([...CLASSES_OF_SCRIPTS, ...CLASSES_OF_PAPER])
  const ours = [...new Set(classes)].filter((name) => !MICROFORMAT.test(name) && !kept.has(name))
  return new Map(ours.map((name, index) => [name, shortName(index)]))
}

/**
 * A stylesheet whose custom properties and families of faces have short names, in the order in which
 * they are declared.
 */
export function shortenSheet(source: string): string {
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
