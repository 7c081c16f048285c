import type { PortableTextBlock, TypedObject } from '@sanity/types'
import type { OnPasteFn } from 'sanity'
import { convertHtml } from './convertHtml.ts'
import { embedOfLink } from './embedOfLink.ts'
import { holdsPicture, keepPictures, type StorePicture } from './keepPictures.ts'
import { type Loss, withLost } from './losses.ts'
import { markdownToHtml } from './markdownToHtml.ts'
import { pastedHtml } from './pastedHtml.ts'

/** What is told of a paste: what the text cannot hold, and how many pictures are still elsewhere. */
export interface PasteReport {
  readonly losses: readonly Loss[]
  readonly pictures: number
}

/**
 * Takes over what the editor would lose: tables, code, pictures, players and footnotes of other
 * programs, Markdown, and the address of a video on a line of its own.
 */
export function pasteFaithfully(
  report: (pasted: PasteReport) => void,
  store: StorePicture,
): OnPasteFn {
  return ({ event, schemaTypes, value, path }) => {
    const { clipboardData } = event
    if (clipboardData === null) return undefined
    const embed = embedOfLink(clipboardData.getData('text/plain'))
    if (embed !== undefined && isEmptyAt(value, path)) return { insert: [embed] }
    const html = pastedHtml(clipboardData, markdownToHtml)
    if (html === undefined) return undefined
    const { blocks, losses } = convertHtml(html, schemaTypes.portableText, parseHtml)
    if (blocks.length === 0) return undefined
    const tell = (insert: readonly TypedObject[], lost: readonly Loss[]): void => {
      const pictures = insert.filter((block) => 'originalUrl' in block).length
      if (lost.length > 0 || pictures > 0) report({ losses: lost, pictures })
    }
    if (!blocks.some(holdsPicture)) {
      tell(blocks, losses)
      return { insert: blocks }
    }
    return keepPictures(blocks, store).then((kept) => {
      tell(kept.blocks, withLost(losses, 'picture', kept.failed))
      return { insert: kept.blocks }
    })
  }
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** Whether the paragraph that one writes in is still empty. */
function isEmptyAt(
  value: readonly (PortableTextBlock | TypedObject)[] | undefined,
  [place]: readonly unknown[],
): boolean {
  const key =
    typeof place === 'object' && place !== null && '_key' in place ? place._key : undefined
  const block = value?.find((each) => '_key' in each && each['_key'] === key)
  if (block === undefined) return true
  const children: unknown = 'children' in block ? block['children'] : undefined
  return Array.isArray(children) && children.every((child) => isEmptySpan(child))
}

function isEmptySpan(child: unknown): boolean {
  return typeof child === 'object' && child !== null && 'text' in child && child.text === ''
}
