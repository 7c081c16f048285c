import { SaxesParser, type SaxesTagPlain } from 'saxes'
import {
  type WordPressAuthor,
  type WordPressComment,
  type WordPressExport,
  WordPressFileError,
  type WordPressItem,
  type WordPressTerm,
} from './exportFile.ts'
import { readAuthor, readItem, readTerm } from './readElements.ts'
import type { XmlElement } from './xmlElement.ts'

/** Reads a WXR file piece by piece. */
export interface ExportReader {
  /** @throws WordPressFileError with line and column where the XML is broken. */
  write(text: string): void
  /** The whole export. @throws WordPressFileError when the file ends too early or is no WXR. */
  close(): WordPressExport
}

interface OpenElement extends XmlElement {
  text: string
  readonly children: OpenElement[]
}

// Characters that XML forbids even in CDATA, and that WordPress exports all the same.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const termNames = new Set(['wp:category', 'wp:tag', 'wp:term'])

/** Makes a reader; only one element of the channel is held as XML at a time. */
export function createExportReader(): ExportReader {
  const authors: WordPressAuthor[] = []
  const terms: WordPressTerm[] = []
  const items: WordPressItem[] = []
  const heads = new Map<string, string>()
  const open: OpenElement[] = []
  let isExport = false
  const parser = new SaxesParser({ position: true, xmlns: false })

  const take = (element: OpenElement): void => {
    if (element.name === 'wp:wxr_version') isExport = true
    if (element.name === 'item') items.push(readItem(element))
    else if (element.name === 'wp:author') authors.push(readAuthor(element))
    else if (termNames.has(element.name)) terms.push(readTerm(element))
    else if (element.children.length === 0 && !heads.has(element.name)) {
      heads.set(element.name, element.text.trim())
    }
  }
  const openTag = ({ name, attributes }: SaxesTagPlain): void => {
    const element: OpenElement = { name, attributes, text: '', children: [] }
    if (open.length > 2) open.at(-1)?.children.push(element)
    open.push(element)
  }
  const text = (words: string): void => {
    const element = open.at(-1)
    if (element !== undefined && open.length > 2) element.text += words
  }
  parser.on('opentag', openTag)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const element = open.pop()
    if (element !== undefined && open.length === 2 && open[1]?.name === 'channel') take(element)
  })
  parser.on('error', (error) => {
    const { line, column } = parser
    const problem = error.message.replace(/^\d+:\d+: /, '')
    throw new WordPressFileError(problem, { line, column: column + 1 })
  })
  const head = (name: string): string => heads.get(name) ?? ''
  return {
    write: (text) => {
      parser.write(text.replace(forbidden, ' '))
    },
    close: () => {
      parser.close()
      if (!isExport) {
        throw new WordPressFileError(
          'it is XML, but no WordPress export (WXR). Export it in WordPress under Tools → Export → All content.',
        )
      }
      const siteUrl = (head('wp:base_blog_url') || head('link')).replace(/\/+$/, '')
      const { title, description, language } = {
        title: head('title'),
        description: head('description'),
        language: head('language'),
      }
      return { title, description, siteUrl, language, authors, terms, items }
    },
  }
}

/** The comments of an export, with the item that they stand under. */
export function commentsOf(
  exported: WordPressExport,
): { readonly item: WordPressItem; readonly comment: WordPressComment }[] {
  return exported.items.flatMap((item) => item.comments.map((comment) => ({ item, comment })))
}
