import type { BodyContext, BodyObject } from './bodyContext.ts'
import { embedOfElement, makeEmbed } from './makeEmbed.ts'
import { figureOfImage, galleryOf, makeFigure } from './makeFigure.ts'
import { makeQuote } from './makeQuote.ts'
import { makeTable } from './makeTable.ts'
import { readAttributes } from './shortcodes.ts'

type Lift = (element: Element, context: BodyContext) => readonly (BodyObject | undefined)[]

const captionOf = (element: Element): string | undefined =>
  element.querySelector('figcaption, .wp-caption-text')?.innerHTML

function heldGallery(element: Element, context: BodyContext): BodyObject | undefined {
  const attributes = readAttributes(element.getAttribute('data-wp-gallery') ?? '')
  const ids = (attributes.get('ids') ?? attributes.get('include') ?? '').split(/[\s,]+/)
  const chosen = ids.filter((id) => id !== '')
  const left = new Set((attributes.get('exclude') ?? '').split(/[\s,]+/))
  const parent = attributes.get('id') ?? context.itemId
  const files =
    chosen.length > 0
      ? chosen.flatMap((id) => {
          const file = context.media.byId(id)
          if (file === undefined)
            context.note('element', `picture ${id} of a gallery: not in the file`)
          return file ?? []
        })
      : context.media.imagesOf(parent).filter(({ id }) => !left.has(id))
  if (files.length === 0) context.note('element', 'a gallery without pictures')
  const figures = files.map((file) =>
    makeFigure({ url: file.url, caption: file.caption, file }, context),
  )
  return galleryOf(figures, context)
}

function gallery(element: Element, context: BodyContext): BodyObject | undefined {
  const figures = [...element.querySelectorAll('img')].map((image) => {
    const frame = image.closest('figure, li, .gallery-item')
    const own = frame === null || frame === element ? undefined : captionOf(frame)
    return figureOfImage(image, own, context)
  })
  return galleryOf(figures, context)
}

function codeBlock(element: Element, context: BodyContext): BodyObject | undefined {
  for (const lineBreak of element.querySelectorAll('br')) lineBreak.replaceWith('\n')
  const code = (element.textContent ?? '').replace(/^\n+|\s+$/g, '')
  if (code === '') return undefined
  const language = /(?:language|lang|brush)[-:]\s*([\w+#-]+)/i.exec(
    `${element.className} ${element.querySelector('code')?.className ?? ''}`,
  )?.[1]
  return {
    _type: 'codeBlock',
    _key: context.newKey(),
    code,
    ...(language === undefined ? {} : { language }),
  }
}

function backgroundOf(element: Element): string | undefined {
  return /background-image:\s*url\(\s*['"]?([^'")]+)/.exec(element.getAttribute('style') ?? '')?.[1]
}

const figureWithin: Lift = (element, context) => {
  const caption = captionOf(element)
  return [...element.querySelectorAll('img')].map((image) => figureOfImage(image, caption, context))
}

const lifts: readonly (readonly [selector: string, lift: Lift])[] = [
  [
    'blockquote.twitter-tweet, blockquote.instagram-media',
    (element, context) => [embedOfElement(element, context)],
  ],
  ['[data-wp-gallery]', (element, context) => [heldGallery(element, context)]],
  [
    '[data-wp-embed], .wp-block-embed, [class*="wp-block-embed-"], .fb-post',
    (element, context) => [embedOfElement(element, context)],
  ],
  ['.wp-block-gallery, .gallery', (element, context) => [gallery(element, context)]],
  [
    '.wp-block-pullquote, blockquote:has(cite), blockquote:has(> footer)',
    (element, context) => [makeQuote(element, context)],
  ],
  ['pre', (element, context) => [codeBlock(element, context)]],
  ['figure:has(table), table', (element, context) => [makeTable(element, context)]],
  [
    'figure:has(video), figure:has(audio), figure:has(iframe), iframe, object, video, audio, embed',
    (element, context) => [embedOfElement(element, context)],
  ],
  ['figure:has(img), .wp-caption:has(img)', figureWithin],
  ['img', (element, context) => [figureOfImage(element, undefined, context)]],
]

/** Captions of tables and galleries are words of the text: they stay, as a paragraph. */
function keptCaption(element: Element): Element | undefined {
  if (!element.matches('figure:has(table), .wp-block-gallery')) return undefined
  const caption = [...element.children].find((child) => child.tagName === 'FIGCAPTION')
  if (caption === undefined || (caption.textContent ?? '').trim() === '') return undefined
  const paragraph = element.ownerDocument.createElement('p')
  paragraph.append(...caption.childNodes)
  return paragraph
}

/**
 * Replaces everything in a body that is an object of Portable Text by `<div data-object="key">`,
 * and returns these objects by key.
 */
export function liftObjects(body: Element, context: BodyContext): ReadonlyMap<string, BodyObject> {
  const objects = new Map<string, BodyObject>()
  const holders = (made: readonly (BodyObject | undefined)[]): Element[] =>
    made.flatMap((object) => {
      if (object === undefined) return []
      objects.set(object._key, object)
      const holder = body.ownerDocument.createElement('div')
      holder.setAttribute('data-object', object._key)
      return [holder]
    })
  for (const element of body.querySelectorAll('[style*="background-image"]')) {
    const url = backgroundOf(element)
    if (url !== undefined) element.prepend(...holders([makeFigure({ url }, context)]))
  }
  for (const [selector, lift] of lifts) {
    for (const element of body.querySelectorAll(selector)) {
      if (!body.contains(element)) continue
      const caption = keptCaption(element)
      element.replaceWith(
        ...holders(lift(element, context)),
        ...(caption === undefined ? [] : [caption]),
      )
    }
  }
  for (const paragraph of body.querySelectorAll('p')) {
    const text = paragraph.textContent?.trim() ?? ''
    // WordPress embeds an address that stands alone (https://wordpress.org/documentation/article/embeds/).
    const isBare = paragraph.children.length === 0 && /^https?:\/\/\S+$/.test(text)
    if (isBare) paragraph.replaceWith(...holders([makeEmbed({ url: text }, context)]))
  }
  const rules = body.querySelectorAll('hr')
  if (rules.length > 0) context.note('element', `${rules.length} × <hr>`)
  for (const rule of rules) rule.remove()
  return objects
}
