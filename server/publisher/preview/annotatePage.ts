import type { Element, Nodes } from 'hast'
import { rehype } from 'rehype'
import { type Change, changeText } from './changeText.ts'
import { type FieldOfPage, marksIn } from './marks.ts'

/** How a page is made ready to be looked at. */
export interface Annotation {
  /** The same page, its texts marked. */
  readonly marked: string
  fieldOf(mark: number): FieldOfPage | undefined
  /** Where a link of the page leads in a preview. */
  linkTo(href: string): string
  /** Markup for the end of the head, and for the beginning of the body. */
  readonly head: string
  readonly top: string
}

const parser = rehype().data('settings', { fragment: false, verbose: true }).freeze()

/**
 * The page as it will be published, to the byte, but for what a preview needs: each element whose
 * text comes from a field says which (`data-sanity`, as Sanity's own overlays read it), links stay
 * in the preview. What belongs to what is found beside it, in the same page with marked texts, so
 * that no mark is ever in what is shown. Where the two differ in structure, nothing is said.
 */
export function annotatePage(html: string, annotation: Annotation): string {
  const page = parser.parse(html)
  const changes: Change[] = []
  const fields = new Map<Element, FieldOfPage>()
  pair(
    page,
    parser.parse(annotation.marked),
    (element, field) => fields.set(element, field),
    annotation,
  )
  visit(page, (element) => {
    const start = element.position?.start.offset
    if (start === undefined) return
    const { tagName } = element
    const opening = { at: start + 1 + tagName.length, length: 0 }
    const field = fields.get(element)
    if (field !== undefined) changes.push({ ...opening, text: ` data-sanity="${dataOf(field)}"` })
    if (tagName === 'html') changes.push({ ...opening, text: ' data-preview="page"' })
    if (tagName === 'script') changes.push(...scriptChange(element))
    if (tagName === 'a') changes.push(...linkChange(element, annotation))
    if (tagName === 'head')
      changes.push(insertion(element.data?.position?.closing?.start.offset, annotation.head))
    if (tagName === 'body') changes.push(insertion(topOf(element), annotation.top))
  })
  return changeText(html, changes)
}

const insertion = (at: number | undefined, text: string): Change => ({
  at: at ?? 0,
  length: 0,
  text: at === undefined ? '' : text,
})

/** Where what stands above a page begins: after the link that skips it, which stays the first. */
function topOf(body: Element): number | undefined {
  const [first] = elementsIn(body)
  const isSkip = first?.tagName === 'a' && String(first.properties['href']).startsWith('#')
  return isSkip ? first.position?.end.offset : body.data?.position?.opening?.end.offset
}

/** Walks both trees as far as they have the same elements. */
function pair(
  shown: Nodes,
  marked: Nodes,
  found: (element: Element, field: FieldOfPage) => void,
  { fieldOf }: Annotation,
): void {
  const walk = (one: Nodes, other: Nodes): void => {
    if (one.type === 'element' && other.type === 'element') {
      const [mark] = marksIn(ownText(other))
      const field = mark === undefined ? undefined : fieldOf(mark)
      if (field !== undefined) found(one, field)
    }
    const [ones, others] = [elementsIn(one), elementsIn(other)]
    if (ones.some(({ tagName }, index) => others[index]?.tagName !== tagName)) return
    for (const [index, child] of ones.entries()) {
      const partner = others[index]
      if (partner !== undefined && child.tagName !== 'head') walk(child, partner)
    }
  }
  walk(shown, marked)
}

const elementsIn = (node: Nodes): Element[] =>
  'children' in node
    ? node.children.flatMap((child) => (child.type === 'element' ? [child] : []))
    : []

/** What an element itself says: its text, or what it says instead of a picture. */
function ownText(element: Element): string {
  const { alt } = element.properties
  const texts = element.children.flatMap((child) => (child.type === 'text' ? [child.value] : []))
  return [...texts, typeof alt === 'string' ? alt : ''].join('')
}

function visit(node: Nodes, see: (element: Element) => void): void {
  if (node.type === 'element') see(node)
  if ('children' in node) for (const child of node.children) visit(child, see)
}

/** The site's own scripts (comments, search) have nobody to talk to here, and nothing is fetched ahead. */
function scriptChange({ position, properties }: Element): readonly Change[] {
  const [start, end] = [position?.start.offset, position?.end.offset]
  const isOurs = properties['src'] !== undefined || properties['type'] === 'speculationrules'
  if (!isOurs || start === undefined || end === undefined) return []
  return [{ at: start, length: end - start, text: '' }]
}

function linkChange(element: Element, { linkTo }: Annotation): readonly Change[] {
  const { href } = element.properties
  const place = element.data?.position?.properties?.['href']
  const [start, end] = [place?.start.offset, place?.end.offset]
  if (typeof href !== 'string' || start === undefined || end === undefined) return []
  const to = linkTo(href)
  return to === href ? [] : [{ at: start, length: end - start, text: `href="${escape(to)}"` }]
}

/** A field in the form of Sanity's `data-sanity`: `id=…;type=…;path=…;base=…`. */
function dataOf({ id, type, path }: FieldOfPage): string {
  const parts = { id, type, path, base: '/' }
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join(';')
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
