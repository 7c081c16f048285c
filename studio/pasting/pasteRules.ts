import type { DeserializerRule } from '@portabletext/block-tools'
import { embedAddress, embedProvider } from '../../schemas/embedAddress.ts'

/** What a rule makes of an element, or nothing when it is not its own. */
type Make = (element: Element, newKey: () => string) => Record<string, unknown> | undefined

/** The rules by which elements become objects of the text. */
export function pasteRules(newKey: () => string): DeserializerRule[] {
  const makes: readonly Make[] = [makeTable, makeCode, makeFigure, makeEmbed]
  const objects: DeserializerRule = {
    deserialize(node, _next, createBlock) {
      if (!isElement(node)) return undefined
      for (const make of makes) {
        const made = make(node, newKey)
        if (made !== undefined) return createBlock({ _key: newKey(), _type: '', ...made })
      }
      return undefined
    },
  }
  return [objects, footnoteRule(newKey)]
}

function footnoteRule(newKey: () => string): DeserializerRule {
  return {
    deserialize(node, next) {
      const text = isElement(node) ? node.getAttribute('data-footnote') : null
      if (text === null) return undefined
      const markDef = { _key: newKey(), _type: 'footnote', text }
      return { _type: '__annotation', markDef, children: next(node.childNodes) }
    },
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** The words of an element on one line; those of neighbouring paragraphs stay apart. */
function textIn(element: Element): string {
  return spoken(element).replaceAll(/\s+/g, ' ').trim()
}

function spoken(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? ''
  const words = [...node.childNodes].map(spoken).join('')
  return isElement(node) && /^(?:P|DIV|LI|BR|H[1-6]|TR|TD|TH)$/.test(node.tagName)
    ? ` ${words} `
    : words
}

const makeTable: Make = (element, newKey) => {
  if (element.tagName !== 'TABLE') return undefined
  const all = [...element.querySelectorAll('tr')]
  // A table for the layout, as mails have it, is its content.
  if (all.length === 0 || (all.length === 1 && all[0]?.children.length === 1)) return undefined
  const rows = all.map((row) => {
    const cells = [...row.children].flatMap((cell) => {
      const span = Math.min(20, Math.max(1, Number(cell.getAttribute('colspan')) || 1))
      return [textIn(cell), ...Array.from({ length: span - 1 }, () => '')]
    })
    return { _type: 'tableRow', _key: newKey(), cells }
  })
  const isHead = [...(all[0]?.children ?? [])].every(({ tagName }) => tagName === 'TH')
  const hasHeader = isHead || element.querySelector('thead') !== null
  return { _type: 'table', hasHeader, rows }
}

const makeCode: Make = (element) => {
  if (element.tagName !== 'PRE') return undefined
  const code = (element.textContent ?? '').replace(/\n$/, '')
  const named = element.querySelector('code[class*="language-"]')?.className ?? element.className
  const language = /\blanguage-([\w+#-]+)/.exec(named)?.[1]
  return { _type: 'codeBlock', code, ...(language === undefined ? {} : { language }) }
}

const makeFigure: Make = (element) => {
  const image = element.tagName === 'IMG' ? element : undefined
  const source = image?.getAttribute('src') ?? ''
  const isEmbedded = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/.test(source)
  if (image === undefined || !(isEmbedded || /^https?:/.test(source))) return undefined
  const words = {
    alt: image.getAttribute('alt')?.trim() ?? '',
    caption: image.getAttribute('data-caption') ?? '',
  }
  const given = Object.entries(words).filter(([, text]) => text !== '')
  const place = isEmbedded ? { embedded: source } : { originalUrl: source }
  return { _type: 'figure', ...place, ...Object.fromEntries(given) }
}

const makeEmbed: Make = (element) => {
  if (element.tagName !== 'IFRAME') return undefined
  const source = element.getAttribute('src')?.replace(/^\/\//, 'https://') ?? ''
  if (!URL.canParse(source) || !/^https?:/.test(source)) return undefined
  const url = new URL(source)
  return { _type: 'embed', url: embedAddress(url), provider: embedProvider(url) }
}
