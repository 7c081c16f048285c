import type { Figure } from '../../schemas/content.types.ts'
import type { InterfaceWords } from '../interface/interfaceWords.ts'
import type { Picture } from '../pictures/picture.ts'
import { html, type Html } from './html.ts'
import { safeUrl } from './safeUrl.ts'

/** The caption and the credit of a figure, or nothing. */
export function captionMarkup(
  figure: { readonly caption?: string | undefined; readonly credit?: string | undefined },
  text: InterfaceWords,
): Html | undefined {
  if (!figure.caption && !figure.credit) return undefined
  const credit = figure.credit
    ? html`<span class="credit">${text.figure.credit} ${figure.credit}</span>`
    : undefined
  return html`<figcaption>${figure.caption} ${credit}</figcaption>`
}

/** A picture in the formats there are. */
export function imageMarkup(picture: Picture, sizes: string): Html {
  return pictureMarkup(picture, sizes, picture.placeholder?.name, LATE)
}

/** The most important picture of its page; microformats know it by `mark`. */
export function leadingImageMarkup(
  picture: Picture,
  sizes: string,
  mark: 'u-featured' | 'u-photo',
): Html {
  const names = [mark, picture.placeholder?.name].filter(Boolean).join(' ')
  return pictureMarkup(picture, sizes, names, html`fetchpriority="high"`)
}

const LATE = html`loading="lazy"`

function pictureMarkup(
  picture: Picture,
  sizes: string,
  names: string | undefined,
  loading: Html,
): Html {
  const name = names && html` class="${names}"`
  const choice = picture.srcset.includes(',') && html` srcset="${picture.srcset}" sizes="${sizes}"`
  const { src, width, height, alt, avif } = picture
  const size = html`width="${width}" height="${height}"`
  const image = html`<img${name} src="${src}" ${choice} ${size} alt="${alt}" ${loading}>`
  if (avif === undefined) return image
  const source = html`<source type="image/avif" srcset="${avif}" sizes="${sizes}" />`
  return html`<picture>${source}${image}</picture>`
}

/** A figure: the picture with its caption, or where it should be, a note and a link to the original. */
export function figureMarkup(
  figure: Partial<Figure>,
  picture: Picture | undefined,
  text: InterfaceWords,
  sizes: string,
): Html {
  const caption = captionMarkup(figure, text)
  if (picture !== undefined) return html`<figure>${imageMarkup(picture, sizes)}${caption}</figure>`
  const original = safeUrl(figure.originalUrl)
  const link = original && html` <a href="${original}">${text.figure.original}</a>`
  const words = figure.alt ? html`<p>${figure.alt}</p>` : undefined
  return html`<figure class="missing">
    <div>
      ${words}
      <p>${text.figure.missing}${link}</p>
    </div>
    ${caption}
  </figure>`
}
