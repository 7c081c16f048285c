import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { JSDOM } from 'jsdom'
import { z } from 'zod'
import { convertHtml } from '../../studio/pasting/convertHtml.ts'
import { textType } from '../studio/pasting/textType.ts'

// npm run bench -- paste FILE.html…: what of the clipboards of other programs becomes part of a text.

const parse = (html: string): Document => new JSDOM(html).window.document
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

interface Measure {
  words: number
  headings: number
  items: number
  links: number
  cells: number
  pictures: number
}
const kinds = ['words', 'headings', 'items', 'links', 'cells', 'pictures'] as const

/** What a reader of the document sees. */
function measureDocument(document: Document): Measure {
  const count = (selector: string): number => document.querySelectorAll(selector).length
  for (const unseen of document.querySelectorAll('script, style, template, title')) unseen.remove()
  // Words of neighbouring paragraphs are not one word.
  for (const block of document.querySelectorAll('p, li, td, th, br, div, h1, h2, h3, h4, h5, h6')) {
    block.append(' ')
    block.before(' ')
  }
  const text = document.body.textContent ?? ''
  return {
    words: wordsIn(text).length,
    headings: count('h1, h2, h3, h4, h5, h6, [role="heading"]'),
    items: count('li, [style*="mso-list:l"]'),
    links: count('a[href^="http"], a[href^="mailto:"]'),
    cells: count('td, th'),
    pictures: count('img:not([role="checkbox"] img)'),
  }
}

const convertedBlock = z.looseObject({
  _type: z.string(),
  // Of text.
  style: z.string().default(''),
  listItem: z.string().optional(),
  children: z.array(z.looseObject({ text: z.string().default('') })).default([]),
  markDefs: z.array(z.looseObject({ _type: z.string() })).default([]),
  // Of a table, and of code.
  rows: z.array(z.object({ cells: z.array(z.string()) })).default([]),
  code: z.string().default(''),
})

/** The same of what became of it. */
function measureBlocks(converted: readonly unknown[]): Measure {
  const blocks = converted.map((block) => convertedBlock.parse(block))
  const texts = blocks.filter(({ _type }) => _type === 'block')
  const cells = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const written = texts.map(({ children }) => children.map(({ text }) => text).join(''))
  const codes = blocks.map(({ code }) => code)
  return {
    words: [...written, ...cells, ...codes].flatMap(wordsIn).length,
    headings: texts.filter(({ style }) => /^h\d$/.test(style)).length,
    items: texts.filter(({ listItem }) => listItem !== undefined).length,
    links: texts.flatMap(({ markDefs }) => markDefs).filter(({ _type }) => _type === 'link').length,
    cells: cells.length,
    pictures: blocks.filter(({ _type }) => _type === 'figure').length,
  }
}

console.log(`| clipboard | ${kinds.join(' | ')} | said to be lost |`)
console.log(`| --- |${' --- |'.repeat(kinds.length + 1)}`)
for (const file of process.argv.slice(2)) {
  const html = await readFile(file, 'utf8')
  const { blocks, losses } = convertHtml(html, textType, parse)
  const [before, after] = [measureDocument(parse(html)), measureBlocks(blocks)]
  const cells = kinds.map((kind) => `${after[kind]} of ${before[kind]}`)
  const lost = losses.map(({ kind, count }) => `${count} ${kind}`).join(', ')
  console.log(`| ${basename(file, '.html')} | ${cells.join(' | ')} | ${lost} |`)
}
