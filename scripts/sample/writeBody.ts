import { readInline } from './readInline.ts'

/** A member of a Portable Text array, before it has a key. */
export type SampleObject = { readonly _type: string } & Readonly<Record<string, unknown>>

/**
 * Portable Text made of prose and objects. Prose is paragraphs between empty lines; a line that
 * begins with `## `, `### `, `> `, `- ` or `1. ` is a heading, a quotation or part of a list.
 * Keys are counted, so that the same words always make the same blocks.
 */
export function writeBody(...parts: readonly (string | SampleObject)[]): object[] {
  return parts
    .flatMap((part): SampleObject[] => (typeof part === 'string' ? writeProse(part) : [part]))
    .map((member, index) => ({ _key: `b${index + 1}`, ...member }))
}

const styles: Readonly<Record<string, string>> = {
  '##': 'h2',
  '###': 'h3',
  '####': 'h4',
  '>': 'blockquote',
}
const lists: Readonly<Record<string, string>> = { '-': 'bullet', '1.': 'number' }

function writeProse(prose: string): SampleObject[] {
  return prose
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(writeBlock)
}

function writeBlock(line: string): SampleObject {
  const [, sign = '', rest = line] = /^(#{2,4}|>|-|1\.) (.+)$/.exec(line) ?? []
  const list = lists[sign]
  const { children, markDefs } = readInline(rest)
  return {
    _type: 'block',
    style: styles[sign] ?? 'normal',
    ...(list === undefined ? {} : { listItem: list, level: 1 }),
    markDefs,
    children: children.map((span, index) => ({ ...span, _key: `s${index + 1}` })),
  }
}

/** A table; the first row is its head. */
export function writeTable(...rows: readonly (readonly string[])[]): SampleObject {
  return {
    _type: 'table',
    hasHeader: true,
    rows: rows.map((cells, index) => ({ _type: 'tableRow', _key: `r${index + 1}`, cells })),
  }
}
