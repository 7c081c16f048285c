const textBlocks = new Set(['P', 'H2', 'H3', 'H4', 'UL', 'OL'])
const inline = new Set([
  'A',
  'ABBR',
  'ACRONYM',
  'B',
  'BDI',
  'BDO',
  'BIG',
  'BR',
  'CITE',
  'CODE',
  'DEL',
  'EM',
  'FONT',
  'I',
  'LABEL',
  'MARK',
  'S',
  'SMALL',
  'SPAN',
  'STRONG',
  'SUB',
  'SUP',
  'TIME',
  'U',
  'WBR',
])

const isElement = (node: Node): node is Element => node.nodeType === 1
const isHolder = (node: Node): boolean => isElement(node) && node.hasAttribute('data-object')
const isBlank = (node: Node): boolean => (node.textContent ?? '').trim() === ''

/** A node as pieces that hold no object, and the objects between them, in order. */
function splitAtObjects(node: Node): Node[] {
  if (isHolder(node)) return [node]
  if (!isElement(node) || node.querySelector('[data-object]') === null)
    return [node.cloneNode(true)]
  const pieces: Node[] = []
  let current: Node | undefined
  const finish = (): void => {
    if (current !== undefined && !isBlank(current)) pieces.push(current)
    current = undefined
  }
  for (const child of node.childNodes) {
    for (const piece of splitAtObjects(child)) {
      if (isHolder(piece)) {
        finish()
        pieces.push(piece)
      } else {
        current ??= node.cloneNode(false)
        current.appendChild(piece)
      }
    }
  }
  finish()
  return pieces
}

function wrap(name: string, nodes: readonly Node[], document: Document): Element {
  const element = document.createElement(name)
  element.append(...nodes)
  return element
}

/** Whether an inline element holds paragraphs or the like, as links around a whole box do. */
const holdsBlocks = (element: Element): boolean =>
  element.querySelector('p, div, ul, ol, blockquote, h2, h3, h4, [data-object]') !== null

function quotedPieces(element: Element, document: Document): Element[] {
  return flattenBody(element, document).map((piece) =>
    piece.tagName === 'P' ? wrap('blockquote', [...piece.childNodes], document) : piece,
  )
}

function definitionPieces(element: Element, document: Document): Element[] {
  return [...element.children].flatMap((child) =>
    child.tagName === 'DT'
      ? [wrap('p', [wrap('strong', [...child.childNodes], document)], document)]
      : flattenBody(child, document),
  )
}

function blockPieces(element: Element, document: Document): Element[] {
  if (isHolder(element)) return [element]
  if (textBlocks.has(element.tagName)) {
    return splitAtObjects(element)
      .filter(isElement)
      .filter((piece) => isHolder(piece) || !isBlank(piece))
  }
  if (element.tagName === 'BLOCKQUOTE') return quotedPieces(element, document)
  if (element.tagName === 'DL') return definitionPieces(element, document)
  if (element.tagName === 'SUMMARY')
    return [wrap('p', [wrap('strong', [...element.childNodes], document)], document)]
  return flattenBody(element, document)
}

/**
 * The body as a plain sequence of paragraphs, headings, lists, quotations and objects: columns,
 * groups and other boxes are opened, loose text becomes paragraphs.
 */
export function flattenBody(container: Element, document: Document): Element[] {
  const found: Element[] = []
  let run: Node[] = []
  const finish = (): void => {
    const paragraph = wrap('p', run, document)
    run = []
    if (!isBlank(paragraph)) found.push(paragraph)
  }
  // The list is live, and paragraphs take their nodes out of it.
  const nodes = [...container.childNodes]
  for (const node of nodes) {
    if (!isElement(node)) run.push(node)
    else if (inline.has(node.tagName) && !holdsBlocks(node)) run.push(node)
    else {
      finish()
      found.push(...blockPieces(node, document))
    }
  }
  finish()
  return found
}
