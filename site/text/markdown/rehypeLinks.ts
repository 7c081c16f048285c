import type { Root } from 'hast'
import { visitElements } from './visitElements.ts'

/** Marks links that lead to other sites, as the other links of a text are. */
export function rehypeLinks() {
  return (tree: Root): void =>
    visitElements(tree, (element) => {
      const { href } = element.properties
      if (element.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) {
        element.properties['rel'] = ['external']
      }
    })
}
