import { type PortableTextHtmlComponents, toHTML } from '@portabletext/to-html'
import type { Figure, PortableText } from '../../schemas/content.types.ts'
import { walkContent } from '../content/walkContent.ts'
import { loadPicture } from '../pictures/loadPicture.ts'
import type { Picture, PicturePlaceholder } from '../pictures/picture.ts'
import { type BodyContext, createBodyContext, type Heading } from './bodyContext.ts'
import { callToActionMarkup, eventCardMarkup, promoBannerMarkup } from './cardMarkup.ts'
import { codeMarkup, tableMarkup } from './dataMarkup.ts'
import { figureMarkup } from './figureMarkup.ts'
import { escapeHtml, html, type Html, markupOf, trustedHtml } from './html.ts'
import { markComponents } from './markComponents.ts'
import { plainText } from './plainText.ts'
import { embedMarkup, pullQuoteMarkup } from './quoteMarkup.ts'
import { renderMarkdown } from './renderMarkdown.ts'
import { renderMath } from './renderMath.ts'

/** A body ready for the page. */
export interface RenderedBody {
  readonly html: Html
  readonly outline: readonly Heading[]
  /** Miniatures of the pictures in it, for the page's style element. */
  readonly placeholders: readonly PicturePlaceholder[]
}

const TEXT_SIZES = '(min-width: 46rem) 38rem, 94vw'
const GALLERY_SIZES = '(min-width: 46rem) 20rem, 50vw'
const TEXT_WIDTHS = [480, 760, 1200]

async function loadFigures(
  body: PortableText,
  given: Pick<BodyContext, 'content' | 'owner'>,
): Promise<Map<string, Picture>> {
  const figures = [...walkContent(body)].flatMap(({ value }) =>
    value['_type'] === 'figure' && typeof value['_key'] === 'string'
      ? [{ key: value['_key'], value }]
      : [],
  )
  const pictures = await Promise.all(
    figures.map(async ({ key, value }) => {
      const figure: Partial<Figure> = value
      const wish = { widths: TEXT_WIDTHS, owner: given.owner }
      return [key, await loadPicture(given.content, figure, wish)] as const
    }),
  )
  return new Map(pictures.flatMap(([key, picture]) => (picture ? [[key, picture] as const] : [])))
}

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
    codeBlock: ({ value }) => markupOf(codeMarkup(value)),
    table: ({ value }) => markupOf(tableMarkup(value, context)),
    markdown: ({ value, index }) =>
      markupOf(
        renderMarkdown({
          markdown: value.markdown ?? '',
          key: `m${index}`,
          place: context.placeHeading,
          words: context.text.article,
        }),
      ),
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
    <h2 id="note">${text.article.notes}</h2>
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
  if (body === undefined) return { html: trustedHtml(''), outline: [], placeholders: [] }
  const pictures = await loadFigures(body, given)
  const context = createBodyContext({ ...given, pictures })
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
    placeholders: [...pictures.values()].flatMap(({ placeholder }) => placeholder ?? []),
  }
}
