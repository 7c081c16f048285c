import type { BodyContext, BodyObject } from './bodyContext.ts'
import type { MediaFile } from './mediaLibrary.ts'
import { oneLine, tidy, webUrl } from './plainText.ts'

interface FoundPicture {
  readonly url: string | undefined
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly file?: MediaFile | undefined
}

const fileName = (url: string): string => {
  const name = new URL(url).pathname.split('/').pop() ?? ''
  return tidy(name.replace(/\.\w+$/, '').replace(/[-_]+/g, ' '))
}

/**
 * A figure whose picture is still elsewhere, at `originalUrl`. Its alternative text is never
 * empty: the text of the page, else that of the media library, else caption, title or file name;
 * the last three are noted. Undefined when there is no address.
 */
export function makeFigure(found: FoundPicture, context: BodyContext): BodyObject | undefined {
  const url = webUrl(found.url, context.siteUrl)
  if (url === undefined) {
    context.note('element', `a picture without a usable address (${found.url ?? 'none'})`)
    return undefined
  }
  const file = found.file ?? context.media.byUrl(url)
  if (file !== undefined) context.media.markUsed(file)
  const caption = oneLine(found.caption ?? '') || undefined
  const described = oneLine(found.alt ?? '') || oneLine(file?.alt ?? '')
  const derived = caption ?? (oneLine(file?.title ?? '') || fileName(url))
  const alt = described || derived || (context.language === 'it' ? 'Immagine' : 'Picture')
  if (described === '') context.note('invented', `alternative text “${alt}” of ${url}`)
  return {
    _type: 'figure',
    _key: context.newKey(),
    alt,
    ...(caption === undefined ? {} : { caption }),
    originalUrl: url,
  }
}

/** The figure of an `<img>`, with the caption that stands beside it. */
export function figureOfImage(
  image: Element,
  caption: string | undefined,
  context: BodyContext,
): BodyObject | undefined {
  const link = image.closest('a')?.getAttribute('href')
  const id = /wp-image-(\d+)/.exec(image.getAttribute('class') ?? '')?.[1]
  const file = id === undefined ? undefined : context.media.byId(id)
  const source = image.getAttribute('src') ?? image.getAttribute('data-src') ?? undefined
  const figure = makeFigure(
    { url: source, alt: image.getAttribute('alt') ?? '', caption, file },
    context,
  )
  const isPicture = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(link ?? '')
  if (link && !isPicture) context.note('link', `a picture linked to ${link}`)
  return figure
}

/** One figure, or several as a gallery. */
export function galleryOf(
  figures: readonly (BodyObject | undefined)[],
  context: BodyContext,
): BodyObject | undefined {
  const images = figures.filter((figure) => figure !== undefined)
  if (images.length < 2) return images[0]
  return { _type: 'gallery', _key: context.newKey(), images }
}
