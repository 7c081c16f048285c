import type { Root } from 'hast'
import { interfaceText } from '../../interface/interfaceText.ts'
import { languageOf, type TextFile } from './languageOf.ts'
import { textOf, visitElements } from './visitElements.ts'

/** Gives the notes at the foot of a text the words of its language, and the look of all notes. */
export function rehypeFootnotes() {
  return (tree: Root, file: TextFile): void => {
    const text = interfaceText(languageOf(file)).article
    visitElements(tree, (element, parent) => {
      const { properties } = element
      if ('dataFootnotes' in properties) {
        properties['className'] = ['footnotes']
        // A section without a heading of its own is no landmark.
        element.tagName = 'div'
      }
      if (String(properties['id']).endsWith('footnote-label')) {
        element.tagName = 'p'
        element.properties = { className: ['label', 'notes-title'] }
        element.children = [{ type: 'text', value: text.notes }]
      }
      if ('dataFootnoteRef' in properties) {
        properties['ariaLabel'] = text.note(Number(textOf(element)))
        delete properties['ariaDescribedBy']
        if ('tagName' in parent) parent.properties['className'] = ['note']
      }
      if ('dataFootnoteBackref' in properties) properties['ariaLabel'] = text.backToText
    })
  }
}
