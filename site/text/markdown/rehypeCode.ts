import type { Element, Root } from 'hast'
import { fromHtml } from './fromHtml.ts'
import { highlightCode } from '../highlightCode.ts'
import { markupOf } from '../html.ts'
import { textOf, visitElements } from './visitElements.ts'

function languageOfCode({ properties }: Element): string | undefined {
  const names = Array.isArray(properties['className']) ? properties['className'] : []
  const name = names.map(String).find((word) => word.startsWith('language-'))
  return name?.slice('language-'.length)
}

/** Gives the words of code blocks their classes, as highlightCode does. */
export function rehypeCode() {
  return async (tree: Root): Promise<void> => {
    const blocks: Element[] = []
    visitElements(tree, (element, parent) => {
      if (element.tagName !== 'code' || !('tagName' in parent) || parent.tagName !== 'pre') return
      blocks.push(element)
      // What scrolls must be within reach of the keyboard.
      parent.properties['tabIndex'] = 0
    })
    for (const block of blocks) {
      const markup = markupOf(await highlightCode(textOf(block), languageOfCode(block)))
      block.children = fromHtml(markup)
    }
  }
}
