/** What stands on a page, of what a sheet asks for. */
export interface Looks {
  readonly classes: ReadonlySet<string>
  /** Names of elements. */
  readonly elements: ReadonlySet<string>
  /** What attributes are told by. */
  readonly attributes: ReadonlySet<string>
  /** Ranges of letters that it has faces for. */
  readonly letters: ReadonlySet<string>
}

/** A stylesheet that can say what a page needs of it. */
export interface Sheet {
  /** The classes that its rules ask for, in their order. */
  readonly classes: ReadonlySet<string>
  /** What stands in the markup of an element with an attribute that its rules ask for. */
  readonly attributes: ReadonlySet<string>
  /** The ranges of letters that some of its faces are for (`unicode-range`), and how to find one. */
  readonly letters: ReadonlyMap<string, RegExp>
  styleFor(looks: Looks): string
}

/** A rule as a page needs it; '' where it needs none of it. */
type Rule = (looks: Looks) => string

/** What parsing gathers on its way. */
interface Found {
  readonly names: ReadonlyMap<string, string>
  readonly classes: Set<string>
  readonly attributes: Set<string>
  readonly letters: Map<string, RegExp>
}

/**
 * Parses a stylesheet without comments. Rules within rules stay with the outermost.
 * @param names what the classes are called in the style that comes of it, where that is another name.
 */
export function parseSheet(source: string, names: ReadonlyMap<string, string> = new Map()): Sheet {
  const found: Found = { names, classes: new Set(), attributes: new Set(), letters: new Map() }
  const rules = rulesOf(source, found)
  return { ...found, styleFor: (looks) => rules.map((rule) => rule(looks)).join('') }
}

/** The rules and statements of a stylesheet, or of what stands between the braces of an at-rule. */
function rulesOf(source: string, found: Found): Rule[] {
  return blocksOf(source).map((block) => {
    const brace = block.indexOf('{')
    const head = block.slice(0, brace).trim()
    if (brace < 0) return () => block
    if (!head.startsWith('@')) return styleRule(head, block.slice(brace), found)
    if (head === '@font-face') return faceRule(block, found)
    if (!/^@(?:media|supports|container|layer)/.test(head)) return () => block
    const inner = rulesOf(block.slice(brace + 1, -1), found)
    return (looks) => {
      const needed = inner.map((rule) => rule(looks)).join('')
      return needed === '' ? '' : `${head}{${needed}}`
    }
  })
}

/** A sheet cut behind each statement and each closing brace that is in no other. */
function blocksOf(source: string): string[] {
  const blocks: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: sign, index } of source.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]/g)) {
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    else if (sign !== ';') continue
    if (depth > 0 || sign === '{') continue
    blocks.push(source.slice(start, index + 1).trim())
    start = index + 1
  }
  return blocks
}

/** What stands in parentheses, one within another at most. */
const PARENTHESES = String.raw`\((?:[^()]|\([^()]*\))*\)`
const SELECTORS = new RegExp(`(?:[^,()]|${PARENTHESES})+`, 'g')
/** Where a name need not be on the page. */
const CONDITIONS = new RegExp(String.raw`:[\w-]+${PARENTHESES}`, 'g')
const ATTRIBUTE = /\[([\w-]+)(?:[~|^$*]?=["']?([^\]"']*)["']?)?\]/g
/** Attributes that elements come to have while the page is read. */
const LATER = new Set(['hidden', 'open', 'aria-invalid'])

function styleRule(head: string, body: string, found: Found): Rule {
  const selectors = (head.match(SELECTORS) ?? []).map((selector) => needsOf(selector, found))
  return (looks) => {
    const needed = selectors.filter(
      (one) =>
        one.classes.every((name) => looks.classes.has(name)) &&
        one.elements.every((name) => looks.elements.has(name)) &&
        one.attributes.every((sign) => looks.attributes.has(sign)),
    )
    return needed.length === 0 ? '' : `${needed.map(({ selector }) => selector).join(',')}${body}`
  }
}

/** A selector as it is written into the page, and what it asks for. */
interface Needs {
  readonly selector: string
  readonly classes: readonly string[]
  readonly elements: readonly string[]
  readonly attributes: readonly string[]
}

function needsOf(written: string, found: Found): Needs {
  const certain = written.replaceAll(CONDITIONS, '')
  const attributes = [...certain.matchAll(ATTRIBUTE)]
    .filter(([, name = '']) => !LATER.has(name))
    .map(([, name = '', value]) => value?.replaceAll('\\', '') ?? ` ${name}`)
  const names = certain.replaceAll(ATTRIBUTE, '')
  const classes = [...names.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name)
  const elements = names.match(/(?<=^|[\s>+~])[a-z][a-z\d]*/g) ?? []
  for (const name of classes) found.classes.add(name)
  for (const sign of attributes) found.attributes.add(sign)
  const selector = written.trim().replaceAll(/\.([a-z][\w-]*)/gi, (whole, name: string) => {
    const short = found.names.get(name)
    return short === undefined ? whole : `.${short}`
  })
  return { selector, classes, elements, attributes }
}

/** Faces for some letters only are for pages that have one of those. */
function faceRule(block: string, found: Found): Rule {
  const [, range] = /unicode-range:([^;}]+)/i.exec(block) ?? []
  if (range === undefined) return () => block
  const parts = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return `\\u{${from}}-\\u{${to}}`
  })
  found.letters.set(range, new RegExp(`[${parts.join('')}]`, 'u'))
  return ({ letters }) => (letters.has(range) ? block : '')
}
