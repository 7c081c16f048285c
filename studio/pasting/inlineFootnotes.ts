// How Word, Google Docs, remark and the usual generators of pages name their notes.
const noteId = /^(?:_?ftn|_?edn|ftnt|fn|footnote|user-content-fn|cite_note)[-_:]?\w+/i
const backLink = /(?:ref|fnref|backref)/i

/**
 * Puts each footnote where it is referred to: the word before the mark is wrapped in
 * `<span data-footnote="…">`, and the list of notes at the end goes.
 */
export function inlineFootnotes(document: Document): void {
  const used = new Set<Element>()
  for (const link of document.querySelectorAll('a[href*="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href')?.split('#').at(-1) ?? '')
    if (!noteId.test(id) || backLink.test(id)) continue
    const note = noteOf(document, id)
    const text = note === undefined ? '' : textOfNote(note)
    if (note === undefined || text === '' || note.contains(link)) continue
    const mark = link.closest('sup') ?? link
    wrapWordBefore(mark, text)
    mark.remove()
    used.add(note)
  }
  for (const note of used) removeWithHolder(note)
}

function noteOf(document: Document, id: string): Element | undefined {
  const target =
    document.getElementById(id) ?? [...document.getElementsByName(id)].find(Boolean) ?? undefined
  return target?.closest('li, dd, [id^="ftn"], [id^="edn"], p') ?? target
}

function textOfNote(note: Element): string {
  const copy = note.cloneNode(true)
  if (!isElement(copy)) return ''
  for (const link of copy.querySelectorAll('a[href*="#"]')) link.remove()
  const text = (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  return text.replace(/^(?:\[?\d+\]?[.:]?|↩︎?)\s+/, '').replace(/\s*↩.*$/, '')
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

function wrapWordBefore(mark: Element, text: string): void {
  const { ownerDocument: document } = mark
  const span = document.createElement('span')
  span.setAttribute('data-footnote', text)
  const before = lastTextBefore(mark)
  const [, start = '', word = ''] = /^([^]*?)(\S+)\s*$/.exec(before?.data ?? '') ?? []
  if (before === undefined || word === '') {
    // A note needs something to stand at.
    span.textContent = '*'
    mark.before(span)
    return
  }
  span.textContent = word
  before.data = start
  before.after(span)
}

/** The text right before an element within its block, if it is not empty. */
function lastTextBefore(element: Element): Text | undefined {
  let node: Node | null = element.previousSibling
  while (node !== null && !isText(node)) node = node.lastChild
  return node !== null && isText(node) && node.data.trim() !== '' ? node : undefined
}

function isText(node: Node): node is Text {
  return node.nodeType === 3
}

/** Removes a note, and what held nothing but notes, with the heading or line above it. */
function removeWithHolder(note: Element): void {
  let gone = note
  while (gone.parentElement !== null && isOnlyChild(gone)) gone = gone.parentElement
  if (gone.tagName === 'BODY') gone = note
  const above = gone.previousElementSibling
  gone.remove()
  if (above?.tagName === 'HR') above.remove()
}

function isOnlyChild(element: Element): boolean {
  const { parentElement } = element
  if (parentElement === null || parentElement.tagName === 'BODY') return false
  const others = [...parentElement.childNodes].filter((node) => node !== element)
  return others.every(
    (node) =>
      (isElement(node) && /^(?:H[1-6]|HR)$/.test(node.tagName)) || !node.textContent?.trim(),
  )
}
