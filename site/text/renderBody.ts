import { type PortableTextHtmlComponents, toHTML } from '@portabletext/to-html'
import type { Figure, PortableText } from '../../schemas/content.types.ts'
import type { PicturePlaceholder } from '../pictures/picture.ts'
import { type BodyContext, createBodyContext } from './bodyContext.ts'
import { callToActionMarkup, eventCardMarkup, promoBannerMarkup } from './cardMarkup.ts'
import { codeMarkup, tableMarkup } from './dataMarkup.ts'
import { figureMarkup } from './figureMarkup.ts'
import { escapeHtml, html, type Html, markupOf, trustedHtml } from './html.ts'
import { markComponents } from './markComponents.ts'
import type { Heading } from './outline.ts'
import { plainText } from './plainText.ts'
import { embedMarkup, pullQuoteMarkup } from './quoteMarkup.ts'
import { prepareBody } from './prepareBody.ts'
import { renderMarkdown } from './renderMarkdown.ts'
import { renderMath } from './renderMath.ts'

/** A body ready for the page. */
export interface RenderedBody {
  readonly html: Html
  readonly outline: readonly Heading[]
  /** Origins of the players in it, for the page's policy. */
  readonly frames: readonly string[]
  /** Miniatures of the pictures in it, for the page's style element. */
  readonly placeholders: readonly PicturePlaceholder[]
}

const TEXT_SIZES = '(min-width: 46rem) 38rem, 94vw'
const GALLERY_SIZES = '(min-width: 46rem) 20rem, 50vw'

function headingComponent(context: BodyContext, level: number) {
  return ({ value, children }: { value: unknown; children?: string | undefined }): string => {
    const text = plainText(value).trim()
    if (text === '') return ''
    const heading = context.placeHeading(level, text)
    return `<h${heading.level} id="${heading.id}">${children ?? ''}</h${heading.level}>`
  }
}

function blockComponents(context: BodyContext): PortableTextHtmlComponents['block'] {
  return {
    normal: ({ value, children }) => (plainText(value).trim() === '' ? '' : `<p>${children}</p>`),
    blockquote: ({ children }) => `<blockquote><p>${children}</p></blockquote>`,
    h2: headingComponent(context, 2),
    h3: headingComponent(context, 3),
    h4: headingComponent(context, 4),
  }
}

function typeComponents(context: BodyContext): PortableTextHtmlComponents['types'] {
  const figure = (value: Partial<Figure> & { _key?: string }, sizes: string): Html =>
    figureMarkup(value, context.pictures.get(value._key ?? ''), context.text, sizes)
  const gallery = (images: readonly (Partial<Figure> & { _key?: string })[] = []): Html =>
    html`<div class="gallery">${images.map((image) => figure(image, GALLERY_SIZES))}</div>`
  return {
    figure: ({ value }) => markupOf(figure(value, TEXT_SIZES)),
    gallery: ({ value }) => markupOf(gallery(value.images)),
    pullQuote: ({ value }) => markupOf(pullQuoteMarkup(value)),
    embed: ({ value }) => markupOf(embedMarkup(value, context)),
    callToAction: ({ value }) => markupOf(callToActionMarkup(value)),
    promoBanner: ({ value }) => markupOf(promoBannerMarkup(value, context.content.readAt)),
    eventCard: ({ value }) => markupOf(eventCardMarkup(value.event?._ref ?? '', context)),
    codeBlock: ({ value }) => markupOf(codeMarkup(value, context.code.get(value._key))),
    table: ({ value }) => markupOf(tableMarkup(value, context)),
    markdown: ({ value }) => {
      const tree = context.markdown.get(value._key)
      return tree === undefined ? '' : markupOf(renderMarkdown(tree, context.placeHeading))
    },
    math: ({ value, isInline }) => {
      const markup = renderMath(value.tex ?? '', !isInline)
      return markupOf(isInline ? markup : html`<div class="math">${markup}</div>`)
    },
  }
}

function footnotesMarkup({ footnotes, text }: BodyContext): Html | undefined {
  if (footnotes.length === 0) return undefined
  const notes = footnotes.map((note, index) => {
    const number = index + 1
    return html`<li id="nota-${number}">
      ${note.text} <a href="#rif-${number}" aria-label="${text.article.backToText}">↩</a>
    </li>`
  })
  return html`<section class="footnotes" aria-labelledby="note">
    <h2 class="label notes-title" id="note">${text.article.notes}</h2>
    <ol>
      ${notes}
    </ol>
  </section>`
}

/** Renders a Portable Text body: every object of the model, headings in order, notes at the foot. */
export async function renderBody(
  body: PortableText | undefined,
  given: Pick<BodyContext, 'content' | 'language' | 'text' | 'owner'>,
): Promise<RenderedBody> {
  if (body === undefined)
    return { html: trustedHtml(''), outline: [], placeholders: [], frames: [] }
  const prepared = await prepareBody(body, given)
  const context = createBodyContext({ ...given, ...prepared })
  const markup = toHTML([...body], {
    components: {
      escapeHTML: escapeHtml,
      block: blockComponents(context),
      marks: markComponents(context),
      types: typeComponents(context),
    },
    onMissingComponent: false,
  })
  return {
    html: html`${trustedHtml(markup)}${footnotesMarkup(context)}`,
    outline: context.outline,
    frames: [...context.frames],
    placeholders: [...prepared.pictures.values()].flatMap(({ placeholder }) => placeholder ?? []),
  }
}
