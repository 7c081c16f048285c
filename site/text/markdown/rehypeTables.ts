import type { Element, Root } from 'hast'
import { interfaceText } from '../../interface/interfaceText.ts'
import { languageOf, type TextFile } from './languageOf.ts'
import { visitElements } from './visitElements.ts'

/** Lets each table scroll by itself on a narrow screen, also with the keyboard. */
export function rehypeTables() {
  return (tree: Root, file: TextFile): void => {
    const label = interfaceText(languageOf(file)).table
    const wrapped = new Set<Element>()
    visitElements(tree, (element, parent) => {
      if (element.tagName !== 'table' || wrapped.has(element)) return
      wrapped.add(element)
      const wrapper: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'group', ariaLabel: label, tabIndex: 0 },
        children: [element],
      }
      parent.children.splice(parent.children.indexOf(element), 1, wrapper)
    })
  }
}
