import type { Element, Root } from 'hast'

/** Calls `visit` for every element of a tree, parents first. */
export function visitElements(
  parent: Root | Element,
  visit: (element: Element, parent: Root | Element) => void,
): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    visit(child, parent)
    visitElements(child, visit)
  }
}

/** The words inside an element. */
export function textOf(node: Root | Root['children'][number]): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
