/** What stands on a page: classes that a sheet knows, and ranges of letters that it has faces for. */
export interface Looks {
  readonly classes: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
}

/** A stylesheet that can say what a page needs of it. */
export interface Sheet {
  /** The classes that its rules ask for. */
  readonly classes: ReadonlySet<string>
  /** The ranges of letters that some of its faces are for (`unicode-range`), and how to find one. */
  readonly letters: ReadonlyMap<string, RegExp>
  styleFor(looks: Looks): string
}

/** A rule as a page needs it; '' where it needs none of it. */
type Rule = (looks: Looks) => string

/** What parsing gathers on its way. */
interface Found {
  readonly classes: Set<string>
  readonly letters: Map<string, RegExp>
}

/** Parses a stylesheet without comments. Rules within rules stay with the outermost. */
export function parseSheet(source: string): Sheet {
  const found: Found = { classes: new Set(), letters: new Map() }
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
/** Where a class need not be on the page, or is none. */
const CONDITIONS = new RegExp(String.raw`\[[^\]]*\]|${PARENTHESES}`, 'g')

function styleRule(head: string, body: string, found: Found): Rule {
  const selectors = (head.match(SELECTORS) ?? []).map((selector) => {
    const names = [...selector.replaceAll(CONDITIONS, '').matchAll(/\.([\w-]+)/g)]
    const classes = names.map(([, name = '']) => name)
    for (const name of classes) found.classes.add(name)
    return { selector: selector.trim(), classes }
  })
  return ({ classes }) => {
    const needed = selectors.filter((one) => one.classes.every((name) => classes.has(name)))
    return needed.length === 0 ? '' : `${needed.map(({ selector }) => selector).join(',')}${body}`
  }
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
